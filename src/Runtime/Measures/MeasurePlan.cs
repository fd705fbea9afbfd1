using System.Collections.Immutable;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>What is measured, and when it is known well enough.</summary>
[Term("measure", "what is measured and how accurately")]
public sealed class MeasurePlan(
    [Argument("what is measured")] ImmutableArray<Measure> measures,
    [Argument("the relative standard error at which sampling stops", Above = 0)] double accuracy = 0.005,
    [Argument("how many data points to take instead, whatever the accuracy; 0: as many as the accuracy needs", Min = 0)] long samples = 0)
{
    /// <summary>Each once, in the order of the file.</summary>
    public ImmutableArray<Measure> Measures { get; } = measures.IsDefault ? [] : [.. measures.DistinctBy(m => m.Name)];

    public double Accuracy { get; } = accuracy;

    public long Samples { get; } = samples;
}
