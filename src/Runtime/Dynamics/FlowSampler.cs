using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// Samples of the <see cref="ProbabilityFlow">probability flow</see> of a field e, solved backward from π at the interval's end. It has the law of the reverse process where
/// e = e*, and one of its own elsewhere. Where the data stands without noise, the flow ends where it has a share 1e-8 of the data's variance.
/// </summary>
public sealed class FlowSampler : ISampler
{
    private const double Tolerance = 1e-5;
    private const double CoarseTolerance = 1e-4;

    private readonly Normal prior;
    private readonly ProbabilityFlow flow;
    private readonly Tensor scale;
    private long evaluations, samples;

    /// <param name="entropy">e(·, t) at a kernel's time, of which the flow disposes.</param>
    /// <param name="jumps">Times at which e or the process may jump.</param>
    /// <param name="prior">π.</param>
    public FlowSampler(Process process, Func<Kernel, Field> entropy, IEnumerable<double> jumps, DataDistribution data, Normal prior, Device device)
    {
        this.prior = prior;
        var mean = FlowLikelihood.VarianceOf(data);
        flow = new ProbabilityFlow(process, entropy, jumps, mean);
        scale = tensor(data.Variances.Select(v => Math.Sqrt(v > 0 ? v : mean)).ToArray(), dtype: float64, device: device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public long Evaluations => Interlocked.Read(ref evaluations) / Math.Max(1, Interlocked.Read(ref samples));

    /// <inheritdoc/>
    public (Tensor Samples, Tensor Coarse) Draw(long count, Generator generator)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var y = prior.Sample(count, generator);
        var (fine, many) = flow.Solve(new AdaptiveSolver(Tolerance, scale), y, backward: true);
        var (coarse, few) = flow.Solve(new AdaptiveSolver(CoarseTolerance, scale), y, backward: true);
        Interlocked.Add(ref evaluations, (many + few) * count);
        Interlocked.Add(ref samples, count);
        return scope.MoveToOuter(fine, coarse);
    }

    /// <inheritdoc/>
    public void Dispose() => scale.Dispose();
}
