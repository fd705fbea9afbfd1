using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>∫ f dt of a function that costs little, by Gauss–Legendre panels that are halved until each agrees with its halves.</summary>
/// <param name="f">At some times together.</param>
/// <param name="tolerance">Of a panel's error, relative to ∫ |f| over what is accepted so far, or to 1.</param>
internal sealed class AdaptiveQuadrature(Func<double[], double[]> f, double tolerance)
{
    private const int MostPanels = 4096;

    private static readonly GaussLegendre Rule = new(10);

    /// <param name="time">f may be singular at its ends, where it is not evaluated.</param>
    /// <param name="jumps">Times at which f may not be smooth.</param>
    /// <exception cref="NecException">f is not finite, or too rough.</exception>
    public (double Value, double Error) Integrate(Interval time, IEnumerable<double> jumps)
    {
        double[] bounds = [time.Start, .. jumps.Where(t => time.Start < t && t < time.End).Distinct().Order(), time.End];
        var open = new Stack<(double Start, double End, double Whole)>(bounds.Zip(bounds.Skip(1), (a, b) => (a, b, Panel(a, b))));
        var (value, error, size) = (0.0, 0.0, 1.0);
        for (var panels = open.Count; open.TryPop(out var panel); panels++)
        {
            var (start, end, whole) = panel;
            var middle = (start + end) / 2;
            var (left, right) = (Panel(start, middle), Panel(middle, end));
            var difference = Math.Abs(left + right - whole);
            if (panels > MostPanels || !double.IsFinite(difference)) throw Failures.IntegralUnresolved(middle);
            if (difference <= tolerance * Math.Max(size, Math.Abs(value + left + right)))
            {
                (value, error) = (value + left + right, error + difference);
                size = Math.Max(size, Math.Abs(value));
                continue;
            }
            open.Push((middle, end, right));
            open.Push((start, middle, left));
        }
        return (value, error);
    }

    private double Panel(double start, double end)
    {
        var h = (end - start) / 2;
        return f([.. Rule.Nodes.Select(x => start + h * (1 + x))]).Zip(Rule.Weights, (v, w) => v * w * h).Sum();
    }
}
