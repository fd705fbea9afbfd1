using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// A few data points on which the nodes of the time integral are chosen. The noise z is the same at every time: each path's integrand is
/// then smooth in u, and two rules differ by quadrature error alone, however few the data points.
/// </summary>
internal sealed class Pilot : IDisposable
{
    private const int CheapPoints = 2048;
    private const int CostlyPoints = 256;

    private readonly Subject subject;
    private readonly Workers workers;
    private readonly CancellationToken cancellation;
    private readonly Tensor x;
    private readonly Tensor z;

    public Pilot(Subject subject, Workers workers, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        (this.subject, this.workers, this.cancellation) = (subject, workers, cancellation);
        using var generator = RandomStream.Generator(subject.Seed, "pilot", 0, subject.Device);
        var count = subject.IsCostly ? CostlyPoints : CheapPoints;
        x = subject.Draw(count, generator).DetachFromDisposeScope();
        z = subject.Noise(count, generator).DetachFromDisposeScope();
        var variance = x.var(0).mean().cpu().item<double>();
        DataVariance = variance > 0 && double.IsFinite(variance) ? variance : 1;
    }

    /// <summary>The mean variance of the data's components.</summary>
    public double DataVariance { get; }

    /// <summary>The kernels at some u, minus the log signal-to-noise ratio.</summary>
    public Kernel[] KernelsAt(double[] u)
    {
        using var scope = NewDisposeScope();
        return subject.Process.At(subject.Process.TimeOf(tensor(u, dtype: float64)).data<double>().ToArray());
    }

    /// <summary>The integrand over u, (σ²/2) E[g] dt/du.</summary>
    /// <returns>[node][measure]</returns>
    public double[][] At(double[] u)
    {
        var kernels = KernelsAt(u);
        return workers.Map(kernels.Length, i => At(kernels[i]), cancellation);
    }

    public void Dispose()
    {
        x.Dispose();
        z.Dispose();
    }

    private double[] At(Kernel kernel)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var evaluator = subject.At(kernel);
        var g = evaluator.Integrands(x, z, 1).mean([1]).cpu().data<double>().ToArray();
        var weight = kernel.Weight(1);
        if (Array.FindIndex(g, v => !double.IsFinite(v * weight)) is >= 0 and var bad)
            throw Diagnosis.Of(subject, evaluator, x, z, 1, bad, -1, 0);
        return [.. g.Select(v => v * weight)];
    }
}
