namespace NeuralEntropy.Runtime.Engine;

/// <summary>The integrands over u, minus the log signal-to-noise ratio, on which the nodes of the time integral are chosen.</summary>
internal abstract class TimeIntegrand(Subject subject, Workers workers, CancellationToken cancellation) : IDisposable
{
    protected Subject Subject { get; } = subject;

    /// <summary>The mean variance of the data's components.</summary>
    public abstract double DataVariance { get; }

    /// <summary>(σ²/2) E[g] dt/du, or √((σ²/2) E[g]) dt/du of a length.</summary>
    /// <returns>[node][measure]</returns>
    public double[][] At(double[] u)
    {
        var kernels = Subject.KernelsAt(u);
        return workers.Map(kernels.Length, i => Integrated(kernels[i]), cancellation);
    }

    public abstract void Dispose();

    /// <summary>(σ²/2) E[g] dt/du of every measure.</summary>
    protected abstract double[] At(Processes.Kernel kernel);

    private double[] Integrated(Processes.Kernel kernel)
    {
        var node = new TimeNode(kernel, kernel.Weight(1));
        return [.. At(kernel).Select((v, j) => Subject.Measures[j].IsLength ? node.Weight * node.Speed(v / node.Weight) : v)];
    }
}
