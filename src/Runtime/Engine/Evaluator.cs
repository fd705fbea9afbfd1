using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The integrands of some measures at one time, of any data points: everything that depends on t alone is computed here, once.</summary>
internal sealed class Evaluator : IDisposable
{
    private readonly ImmutableArray<TimeIntegral> measures;
    private readonly Field? entropy;
    private readonly Field? baseline;
    private readonly Field? score;
    private readonly LabelledField? scoreOfClass;
    private readonly Field?[] references;

    public Evaluator(Subject subject, Kernel kernel)
    {
        using var guard = no_grad();
        (measures, Kernel) = (subject.Measures, kernel);
        entropy = measures.Any(m => m.NeedsNetwork) ? subject.Network?.EntropyAt(kernel) : null;
        baseline = measures.Any(m => m.NeedsBaseline) ? subject.Baseline?.EntropyAt(kernel) : null;
        score = measures.Any(m => m.UsesScore) ? subject.Data.ScoreAt(kernel, subject.Device) : null;
        references = [.. measures.Select(m => m.Reference(subject.Data)?.ScoreAt(kernel, subject.Device))];
        scoreOfClass = measures.Any(m => m.UsesLabels) ? subject.Data.Labelling!.ScoreAt(kernel, subject.Device) : null;
    }

    public Kernel Kernel { get; }

    /// <summary>y = M x + d + R z and the fields there.</summary>
    /// <param name="labels">The class of every data point; null where no measure asks for it.</param>
    public Sample SampleAt(Tensor x, Tensor z, double sign, Tensor? labels = null)
    {
        var y = Kernel.Carry(x, z, sign);
        return SampleAt(y, sign > 0 ? z : -z, labels);
    }

    /// <summary>g of every measure and data point.</summary>
    /// <returns>[M, B]</returns>
    public Tensor Integrands(Tensor x, Tensor z, double sign, Tensor? labels = null)
    {
        using var scope = NewDisposeScope();
        return Integrands(SampleAt(x, z, sign, labels)).MoveToOuterDisposeScope();
    }

    /// <summary>g of every measure at some states, whatever data and noise led there: of measures that are functions of y alone.</summary>
    /// <returns>[M, B]</returns>
    public Tensor IntegrandsAt(Tensor y)
    {
        using var scope = NewDisposeScope();
        return Integrands(SampleAt(y, zeros_like(y))).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        entropy?.Dispose();
        baseline?.Dispose();
        score?.Dispose();
        scoreOfClass?.Dispose();
        foreach (var reference in references) reference?.Dispose();
    }

    private Sample SampleAt(Tensor y, Tensor noise, Tensor? labels = null) => new(
        Kernel, y, noise, entropy?.Evaluate(y),
        score is null ? null : Kernel.Ideal(score.Evaluate(y), y),
        scoreOfClass is null ? null : Kernel.Ideal(scoreOfClass.Evaluate(y, labels!), y))
    { Baseline = baseline?.Evaluate(y) };

    private Tensor Integrands(Sample sample) => stack([.. measures.Select((m, j) => m.Integrand(Of(sample, j)))], 0);

    private Sample Of(Sample sample, int measure) => references[measure] is { } reference
        ? sample with { IdealOfReference = Kernel.Ideal(reference.Evaluate(sample.State), sample.State) }
        : sample;
}
