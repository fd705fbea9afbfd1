using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// The density p_θ that the probability flow of a network makes of the prior π (Chen et al. 2018; Song et al. 2021), at the state y of the interval's start:
/// <code>
/// log p_θ(y) = log π(y_T) + ∫ ∇·ν dt   along dy/dt = ν = −½ diag(σ²) e_θ
/// </code>
/// The reverse process with noise makes another density of it, unless e_θ is exact.
/// </summary>
public sealed class FlowLikelihood : IDisposable
{
    private readonly AdaptiveSolver solver;
    private readonly Tensor scale;
    private readonly double logVolume;

    /// <param name="tolerance">Of every step: relative, and against the data's deviation and one nat.</param>
    /// <param name="divergences">How many numbers the divergence is: <see cref="Divergence.Count"/>.</param>
    public FlowLikelihood(Process process, Network network, DataDistribution data, Device device, double tolerance, int divergences)
    {
        using var scope = NewDisposeScope();
        var mean = VarianceOf(data);
        Flow = new ProbabilityFlow(process, network.EntropyAt, process.Jumps.Concat(network.Jumps), mean);
        Prior = Prior.Of(process, data.Dimension);
        Start = Flow.IsCutOff ? Flow.KernelsAt([Flow.Places[0]])[0] : process.At([process.Time.Start])[0];
        double[] sizes = [.. data.Variances.Select(v => Math.Sqrt(v > 0 ? v : mean)), .. Enumerable.Repeat(1.0, divergences)];
        scale = tensor(sizes, dtype: float64, device: device).DetachFromDisposeScope();
        solver = new AdaptiveSolver(tolerance, scale);
        logVolume = Flow.IsCutOff ? data.Dimension * Start.LogMeanScale : 0;
    }

    public ProbabilityFlow Flow { get; }

    /// <summary>π.</summary>
    public Prior Prior { get; }

    /// <summary>Where the flow starts: at the interval's start, or, where the data stands there without noise, shortly after it.</summary>
    public Kernel Start { get; }

    /// <summary>The mean variance of the data's components; 1 where they do not vary.</summary>
    public static double VarianceOf(DataDistribution data) => data.Variances.Average() is > 0 and var mean ? mean : 1;

    /// <summary>
    /// The state at the start of data points x: noisy where the data is so there; else where x is carried to without noise, for which
    /// <see cref="Of"/> and <see cref="OfData"/> are the density of x itself up to a share 1e-8 of its width.
    /// </summary>
    public Tensor StateOf(Tensor x, Tensor z) => Start.Carry(x, Flow.IsCutOff ? zeros_like(z) : z);

    /// <summary>log p_θ in nats: for every probe of the divergence.</summary>
    /// <param name="y">[B, D], <see cref="StateOf"/>.</param>
    /// <returns>[B, <see cref="Divergence.Count"/>], and how often the network was evaluated at each row.</returns>
    public (Tensor LogDensity, long Evaluations) Of(Tensor y, Divergence divergence)
    {
        using var scope = NewDisposeScope();
        var state = cat([y, zeros([y.shape[0], divergence.Count], dtype: float64, device: y.device)], 1);
        var (end, evaluations) = Flow.Solve(solver, state, along: divergence.Along);
        var prior = Prior.LogDensity(end.narrow(1, 0, y.shape[1])).unsqueeze(1);
        return ((end.narrow(1, y.shape[1], divergence.Count) + prior + logVolume).MoveToOuterDisposeScope(), evaluations);
    }

    /// <summary>log p_d, the same of the data.</summary>
    /// <returns>[B]</returns>
    public Tensor OfData(DataDistribution data, Tensor y)
    {
        using var scope = NewDisposeScope();
        return (data.LogDensity(y, Start) + logVolume).MoveToOuterDisposeScope();
    }

    public void Dispose() => scale.Dispose();
}
