using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// The reverse process dX = (b₊ + σ² e) dt + σ dB of a field e, its time running backward from T, started at π: the model that entropy matching makes (Premkumar
/// 2024). Its steps are <see cref="Transition">transitions</see> between kernels at equal distances in the variable s of <see cref="ProbabilityFlow"/>, fine where the data are
/// resolved and logarithmic where the noise is larger.
/// </summary>
public sealed class ReverseProcess : ISampler
{
    private readonly Normal prior;
    private readonly ImmutableArray<Kernel> kernels;
    private readonly ImmutableArray<Field> fields;
    private readonly ImmutableArray<Transition> steps, twoSteps;

    /// <param name="entropy">e(·, t) at a kernel's time, of which the process disposes.</param>
    /// <param name="data">Its second moments give the steps their width: it is the law that the forward process starts from.</param>
    /// <param name="prior">π.</param>
    /// <param name="count">How many steps, rounded up to an even number.</param>
    public ReverseProcess(Process process, Func<Kernel, Field> entropy, DataDistribution data, Normal prior, int count)
    {
        using var guard = no_grad();
        this.prior = prior;
        count += count % 2;
        var flow = new ProbabilityFlow(process, entropy, [], FlowLikelihood.VarianceOf(data));
        var (start, end) = (flow.Places[0], flow.Places[^1]);
        var places = Enumerable.Range(0, count + 1).Select(k => end + (start - end) * k / count).ToArray();
        kernels = [.. flow.KernelsAt(places[..^1]), process.At([process.Time.Start])[0]];
        fields = [.. kernels.Take(count).Select(entropy)];
        steps = [.. Enumerable.Range(0, count).Select(k => Transition.Between(kernels[k], kernels[k + 1], data))];
        twoSteps = [.. Enumerable.Range(0, count / 2).Select(k => Transition.Between(kernels[2 * k], kernels[2 * k + 2], data))];
    }

    /// <inheritdoc/>
    public long Evaluations => steps.Length + twoSteps.Length;

    /// <inheritdoc/>
    public (Tensor Samples, Tensor Coarse) Draw(long count, Generator generator)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var x = prior.Sample(count, generator);
        var coarse = x.clone();
        for (var k = 0; k < steps.Length; k += 2)
        {
            using var inner = NewDisposeScope();
            var (first, second) = (Noise(k), Noise(k + 1));
            var middle = Step(steps[k], k, x).add_(first);
            var last = Step(steps[k + 1], k + 1, middle).add_(second);
            var twice = Step(twoSteps[k / 2], k, coarse).add_(steps[k + 1].Carried(first)).add_(second);
            (x, coarse) = inner.MoveToOuter(last, twice);
        }
        return scope.MoveToOuter(x, coarse);

        Tensor Noise(int k) => steps[k].Noise(randn([count, prior.Dimension], dtype: float64, device: generator.device, generator: generator));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var field in fields) field.Dispose();
    }

    private Tensor Step(Transition step, int k, Tensor y)
    {
        var e = fields[k].Evaluate(y);
        if (!double.IsFinite(e.sum().cpu().item<double>())) throw Failures.SamplesNotFinite(kernels[k].Time);
        return step.Mean(y, e.add_(kernels[k].EquilibriumScore(y)));
    }
}
