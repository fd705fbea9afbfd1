using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>The integrands of some measures at one time, of any data points: everything that depends on t alone is computed here, once.</summary>
internal sealed class Evaluator : IDisposable
{
    private readonly Subject subject;
    private readonly LabelledField? entropy;
    private readonly LabelledField? baseline;
    private readonly Field? score;
    private readonly LabelledField? scoreOfClass;
    private readonly Field?[] references;

    public Evaluator(Subject subject, Kernel kernel)
    {
        using var guard = no_grad();
        (this.subject, Kernel) = (subject, kernel);
        var (measures, data, device) = (subject.Measures, subject.Data, subject.Device);
        entropy = measures.Any(m => m.NeedsNetwork) ? subject.Network?.EntropyAt(kernel, data) : null;
        baseline = measures.Any(m => m.NeedsBaseline) ? subject.Baseline?.EntropyAt(kernel, data) : null;
        score = measures.Any(m => m.UsesScore && !subject.IsGivenLabels(m)) ? data.ScoreAt(kernel, device) : null;
        references = [.. measures.Select(m => m.Reference(data)?.ScoreAt(kernel, device))];
        scoreOfClass = measures.Any(m => m.UsesLabels || (m.UsesScore && subject.IsGivenLabels(m))) ? data.Labelling!.ScoreAt(kernel, device) : null;
    }

    public Kernel Kernel { get; }

    /// <summary>g of every measure at y = M x + d + R z.</summary>
    /// <param name="sign">1 or −1, of z.</param>
    /// <returns>[M, B]</returns>
    public Tensor Integrands(Tensor x, Tensor z, int sign)
    {
        using var scope = NewDisposeScope();
        return IntegrandsAt(new Drawn(Kernel.Carry(x, z, sign), sign > 0 ? z : -z)).MoveToOuterDisposeScope();
    }

    /// <summary>g of every measure at some states.</summary>
    /// <returns>[M, B]</returns>
    public Tensor IntegrandsAt(Drawn drawn)
    {
        using var scope = NewDisposeScope();
        var sample = SampleAt(drawn);
        return stack([.. subject.Measures.Select((m, j) => m.Integrand(Of(sample, m, references[j])))], 0).MoveToOuterDisposeScope();
    }

    /// <summary>The fields at some states.</summary>
    public Sample SampleAt(Drawn drawn)
    {
        var (y, labels) = (drawn.State, drawn.Labels);
        return new(
            Kernel, y, drawn.Noise, entropy?.Evaluate(y, labels),
            score is null ? null : Kernel.Ideal(score.Evaluate(y), y),
            scoreOfClass is null ? null : Kernel.Ideal(scoreOfClass.Evaluate(y, labels), y))
        { Baseline = baseline?.Evaluate(y, labels), NoiseDeviation = drawn.NoiseDeviation };
    }

    public void Dispose()
    {
        entropy?.Dispose();
        baseline?.Dispose();
        score?.Dispose();
        scoreOfClass?.Dispose();
        foreach (var reference in references) reference?.Dispose();
    }

    private Sample Of(Sample sample, TimeIntegral measure, Field? reference) =>
        subject.IsGivenLabels(measure) ? sample with { Ideal = sample.IdealOfClass }
        : reference is not null ? sample with { IdealOfReference = Kernel.Ideal(reference.Evaluate(sample.State), sample.State) }
        : sample;
}
