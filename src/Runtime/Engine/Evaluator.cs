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
        Kernel, y, noise, entropy?.Evaluate(y, labels),
        score is null ? null : Kernel.Ideal(score.Evaluate(y), y),
        scoreOfClass is null ? null : Kernel.Ideal(scoreOfClass.Evaluate(y, labels), y))
    { Baseline = baseline?.Evaluate(y, labels) };

    private Tensor Integrands(Sample sample) => stack([.. subject.Measures.Select((m, j) => m.Integrand(Of(sample, m, references[j])))], 0);

    private Sample Of(Sample sample, TimeIntegral measure, Field? reference) =>
        subject.IsGivenLabels(measure) ? sample with { Ideal = sample.IdealOfClass }
        : reference is not null ? sample with { IdealOfReference = Kernel.Ideal(reference.Evaluate(sample.State), sample.State) }
        : sample;
}
