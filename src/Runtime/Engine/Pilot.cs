using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// A few data points on which the nodes of the time integral are chosen. The noise z is the same at every time: each path's integrand is
/// then smooth in u, and two rules differ by quadrature error alone, however few the data points. Every point goes with z and with −z: of integrands that
/// are linear in z/Σ, as those of estimators by denoising, only what falls like e^u is then left at the start, as in their mean.
/// </summary>
internal sealed class Pilot : TimeIntegrand
{
    private const int CheapPoints = 512;
    private const int CostlyPoints = 256;

    private readonly Tensor x;
    private readonly Tensor? labels;
    private readonly Tensor z;

    public Pilot(Subject subject, Workers workers, CancellationToken cancellation)
        : base(subject, workers, cancellation)
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(subject.Seed, "pilot", 0, subject.Device);
        var pairs = (subject.IsCostly ? CostlyPoints : CheapPoints) / 2;
        var (points, classes) = subject.DrawLabelled(pairs, generator);
        var noise = subject.Noise(pairs, generator);
        x = Columns(points, points);
        z = Columns(noise, -noise);
        labels = classes is null ? null : cat([classes, classes]).DetachFromDisposeScope();
        var variance = points.var(0).mean().cpu().item<double>();
        DataVariance = variance > 0 && double.IsFinite(variance) ? variance : 1;
    }

    /// <inheritdoc/>
    public override double DataVariance { get; }

    public override void Dispose()
    {
        x.Dispose();
        labels?.Dispose();
        z.Dispose();
    }

    protected override double[] At(Kernel kernel)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var evaluator = Subject.At(kernel);
        var drawn = new Drawn(kernel.Carry(x, z), z) { Labels = labels };
        var g = evaluator.IntegrandsAt(drawn).mean([1]).cpu().data<double>().ToArray();
        var weight = kernel.Weight(1);
        if (Array.FindIndex(g, v => !double.IsFinite(v * weight)) is >= 0 and var bad)
            throw Diagnosis.Of(Subject, evaluator, drawn, bad, -1, 0);
        return [.. g.Select(v => v * weight)];
    }

    // The batch innermost, as the subject draws it.
    private static Tensor Columns(Tensor first, Tensor second) => cat([first.t(), second.t()], 1).t().DetachFromDisposeScope();
}
