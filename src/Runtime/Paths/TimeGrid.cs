using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>
/// Times of steps: even in ln(1 + e^u/s²) with u = ln Σ²/μ², minus the log signal-to-noise ratio. Where the process starts at the data s² is the data's variance, so that this is
/// proportional to Σ²/μ² at first, and then u. Where there is noise from the start, s² = e^u there: an equilibrium that has collapsed beyond it changes with every e-fold.
/// </summary>
internal static class TimeGrid
{
    /// <returns>From the interval's start to its end, ascending.</returns>
    public static double[] Of(Process process, double variance, int steps)
    {
        using var scope = NewDisposeScope();
        var (start, end) = (process.Time.Start, process.Time.End);
        var ends = process.At([start, end]);
        var first = Math.Exp(ends[0].NegativeLogSnr);
        var scale = first > 0 ? first : variance > 0 ? variance : Math.Exp(ends[1].NegativeLogSnr);
        double Position(Kernel kernel) => double.IsNegativeInfinity(kernel.NegativeLogSnr) ? 0 : Math.Log(1 + Math.Exp(kernel.NegativeLogSnr) / scale);
        var (low, high) = (Position(ends[0]), Position(ends[1]));
        var u = Enumerable.Range(1, steps - 1).Select(k => Math.Log(scale * Elementary.Expm1(low + (high - low) * k / steps))).ToArray();
        return [start, .. process.TimeOf(tensor(u, dtype: float64)).data<double>(), end];
    }
}
