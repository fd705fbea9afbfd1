using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>
/// Paths backwards in time from p_T, dX = (b₊ + σ² r) dt + σ dB, and the weight of each under a network's dX = (b₊ + σ² e) dt + σ dB (Girsanov 1960):
/// <code>
/// ln W = Σ_k √h σ (e − r)·z − (h/2) σ² ‖e − r‖²
/// </code>
/// with r = 0, the process without a network, or r = e*, the exact reversal. Euler–Maruyama steps are normal distributions, so E W = 1 exactly at any number of them.
/// </summary>
internal sealed class GirsanovSimulation : IDisposable
{
    private readonly Conditions given;
    private readonly Kernel end;
    private readonly Kernel[] kernels;
    private readonly double[] lengths;
    private readonly Field[] entropies;
    private readonly Field[]? scores;

    /// <param name="isReversal">Whether r = e*.</param>
    public GirsanovSimulation(Conditions given, int steps, bool isReversal)
    {
        var times = TimeGrid.Of(given.Process, given.Data.Variances.Average(), steps);
        this.given = given;
        end = given.Process.At([given.Process.Time.End])[0];
        kernels = given.Process.At([.. times.Zip(times.Skip(1), (a, b) => (a + b) / 2)]);
        lengths = [.. times.Zip(times.Skip(1), (a, b) => b - a)];
        entropies = [.. kernels.Select(k => given.Network!.EntropyAt(k))];
        scores = isReversal ? [.. kernels.Select(k => given.Data.ScoreAt(k, given.Device)!)] : null;
    }

    /// <summary>ln W of units with some noise and with its opposite.</summary>
    /// <returns>[2, units]</returns>
    public Tensor LogWeights(int units, Generator generator)
    {
        using var scope = NewDisposeScope();
        var noise = new AntitheticNoise(given, units, generator);
        var y = end.Carry(noise.Data(), noise.Next());
        var sum = zeros([y.shape[0]], dtype: float64, device: given.Device);
        for (var k = kernels.Length - 1; k >= 0; k--)
        {
            using var step = NewDisposeScope();
            var (kernel, h, z) = (kernels[k], lengths[k], noise.Next());
            var reference = scores is null ? null : kernel.Ideal(scores[k].Evaluate(y), y);
            var field = entropies[k].Evaluate(y);
            var δ = reference is null ? field : field - reference;
            sum = (sum + (kernel.Spread(δ) * z).sum(1) * Math.Sqrt(h) - kernel.Dot(δ, δ) * (kernel.Diffusion * h / 2)).MoveToOuterDisposeScope();
            // b₊ + σ² r = σ σ (g/2 + r).
            var drift = kernel.EquilibriumScore(y).mul_(0.5);
            if (reference is not null) drift.add_(reference);
            y = (y + kernel.Spread(kernel.Spread(drift).mul_(h).add_(z, Math.Sqrt(h)))).MoveToOuterDisposeScope();
        }
        return sum.reshape([2, units]).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var field in entropies.Concat(scores ?? [])) field.Dispose();
    }
}
