using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>What is measured, and when it is known well enough.</summary>
[Term("measure", "what is measured and how accurately")]
public sealed class MeasurePlan(
    [Argument("what is measured")] ImmutableArray<Measure> measures,
    [Argument("the relative standard error at which sampling stops", Above = 0)] double accuracy = 0.005,
    [Argument("how many data points to take instead, whatever the accuracy; 0: as many as the accuracy needs", Min = 0)] long samples = 0,
    [Argument("the data's resolution in the units of x: what integrals over time take from times at which the noise is below it is told apart; 0: it has none", Min = 0)] double resolution = 0,
    [Argument("the noises, in the units of x, at which integrals over time are cut into levels; or how many levels there are to a tenfold of the noise", Above = 0)] PerComponent levels = default)
{
    /// <summary>Each once, in the order of the file.</summary>
    public ImmutableArray<Measure> Measures { get; } = measures.IsDefault ? [] : [.. measures.DistinctBy(m => m.Name)];

    public double Accuracy { get; } = accuracy;

    public long Samples { get; } = samples;

    /// <summary>0 where none is stated.</summary>
    public double Resolution { get; } = resolution;

    /// <summary>Where integrals are cut, ascending in Σ/μ; nowhere where nothing asks for it.</summary>
    /// <param name="least">Where a number of levels to a tenfold is stated: the cuts lie above that,</param>
    /// <param name="greatest">and below this.</param>
    public ImmutableArray<double> Edges(double least, double greatest)
    {
        if (!levels.IsStated) return [];
        if (!levels.IsCommon) return levels.Values;
        var n = levels.Values[0];
        var (first, last) = ((int)Math.Floor(n * Math.Log10(least)) + 1, (int)Math.Ceiling(n * Math.Log10(greatest)) - 1);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => Math.Pow(10, i / n))];
    }
}
