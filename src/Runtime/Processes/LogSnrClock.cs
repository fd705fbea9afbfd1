using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// <see cref="Process.TimeOf"/> by bisection, in
/// s = ln((t − t₀)/(t₁ − t₀)) because u is nearly linear in ln(t − t₀) where Σ starts from 0.
/// </summary>
internal sealed class LogSnrClock(Process process)
{
    private const double Least = -700;
    private const int Steps = 64;

    /// <inheritdoc cref="Process.TimeOf"/>
    public Tensor TimeOf(Tensor u)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var (low, high) = (full_like(u, Least), zeros_like(u));
        for (var i = 0; i < Steps; i++)
        {
            using var step = NewDisposeScope();
            var middle = (low + high).mul_(0.5);
            var below = process.NegativeLogSnr(Time(middle)).lt(u);
            (low, high) = step.MoveToOuter(where(below, middle, low), where(below, high, middle));
        }
        return Time((low + high).mul_(0.5)).MoveToOuterDisposeScope();
    }

    private Tensor Time(Tensor s) => s.exp().mul_(process.Time.Length).add_(process.Time.Start);
}
