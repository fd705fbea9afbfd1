using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// t ↦ ∫_{t₀}^t f, where no antiderivative is known, to about 1e-13 of its value at every t, however near t₀. The interval is cut into
/// panels that halve towards t₀, each halved further until the Chebyshev interpolant of f has converged on it (Clenshaw and Curtis 1960).
/// Below the lowest panel f is continued as a power of t − t₀. Where f is known to jump it is cut beforehand. Built at the first use; f is not
/// evaluated at t₀.
/// </summary>
public sealed class TabulatedIntegral
{
    private const int Gradings = 240;
    private const int Depth = 48;

    // A function that needs as many at once has a pole, and would need ever more.
    private const int MostPanels = 4096;
    private const int PanelsPerBreak = 4;
    private const double Tolerance = 1e-14;

    private readonly Interval interval;
    private readonly Lazy<Table> table;

    /// <param name="integrand">f, element-wise, float64.</param>
    /// <param name="breaks">Where f jumps.</param>
    public TabulatedIntegral(Func<Tensor, Tensor> integrand, Interval interval, params double[] breaks)
    {
        this.interval = interval;
        table = new Lazy<Table>(() => Build(integrand, interval, breaks));
    }

    /// <summary>The integral up to every element of <paramref name="t"/>; the function of the last panel is continued beyond the interval.</summary>
    public Tensor At(Tensor t)
    {
        var (panels, exponent) = table.Value;
        using var scope = NewDisposeScope();
        var times = t.to(float64).cpu().contiguous().data<double>().ToArray();
        for (var i = 0; i < times.Length; i++) times[i] = Value(panels, exponent, times[i]);
        return tensor(times, dtype: float64, device: t.device).reshape(t.shape).MoveToOuterDisposeScope();
    }

    private double Value(ChebyshevPanel[] panels, double exponent, double t)
    {
        var lowest = panels[0];
        if (t <= interval.Start) return 0;
        if (t < lowest.Start) return lowest.Before * Math.Pow((t - interval.Start) / (lowest.Start - interval.Start), exponent);
        var (low, high) = (0, panels.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = panels[middle].Start <= t ? (middle, high) : (low, middle - 1);
        }
        return panels[low].At(t);
    }

    private static Table Build(Func<Tensor, Tensor> integrand, Interval interval, double[] breaks)
    {
        var panels = new List<ChebyshevPanel>();
        var pending = Graded(interval, []);
        var (lowest, next) = (pending[0], pending[1]);
        if (breaks.Length > 0) pending = Graded(interval, breaks);
        var most = MostPanels + PanelsPerBreak * breaks.Length;
        for (var depth = 0; pending.Count > 0; depth++)
        {
            var tried = Evaluate(integrand, pending);
            if (depth == 0) pending = Referenced(pending, tried);
            if (depth == Depth || pending.Count > most) throw Failures.IntegralUnresolved(pending[0].Start);
            var halves = new List<Span>();
            foreach (var (span, panel) in pending.Zip(tried))
            {
                if (Converged(panel, span.Reference, depth)) panels.Add(panel);
                else halves.AddRange(span.Halves());
            }
            pending = halves;
        }
        panels.Sort((a, b) => a.Start.CompareTo(b.Start));
        double Over(Span span) => panels.Where(p => p.Start >= span.Start && p.End <= span.End).Sum(p => p.Total);
        var exponent = Exponent(Over(lowest), Over(next), interval);
        var sum = Over(lowest) / (Math.Pow(2, exponent) - 1);
        foreach (var panel in panels)
        {
            panel.Before = sum;
            sum += panel.Total;
        }
        return new Table([.. panels], exponent);
    }

    // Analytic functions converge within a few halvings; what is left after those is the rounding noise of f.
    private static bool Converged(ChebyshevPanel panel, double reference, int depth) =>
        panel.Error <= Tolerance * Math.Max(Math.Abs(panel.Total), 0.1 * reference)
            || (depth >= 6 && panel.Error <= 1e3 * Tolerance * Math.Abs(panel.Total));

    private static List<Span> Graded(Interval interval, double[] breaks)
    {
        var resolution = 16 * (Math.BitIncrement(Math.Abs(interval.Start)) - Math.Abs(interval.Start));
        var ends = Enumerable.Range(0, Gradings)
            .Select(k => interval.Start + Math.ScaleB(interval.Length, -k)).TakeWhile(t => t - interval.Start > resolution).ToList();
        double[] rising = [.. ends.Concat(breaks.Where(t => t > ends[^1] && t < interval.End)).Distinct().Order()];
        return [.. rising.Zip(rising.Skip(1), (start, end) => new Span(start, end, 0))];
    }

    private static List<Span> Referenced(List<Span> graded, List<ChebyshevPanel> panels)
    {
        var sum = 0.0;
        return [.. graded.Zip(panels, (span, panel) => span with { Reference = sum += Math.Abs(panel.Total) })];
    }

    private static List<ChebyshevPanel> Evaluate(Func<Tensor, Tensor> integrand, List<Span> spans)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        double[] nodes = [.. spans.SelectMany(p => ChebyshevPanel.Nodes(p.Start, p.End))];
        var values = integrand(tensor(nodes, dtype: float64)).expand([nodes.Length]).contiguous().data<double>().ToArray();
        if (Array.FindIndex(values, v => !double.IsFinite(v)) is >= 0 and var bad) throw Failures.IntegralUnresolved(nodes[bad]);
        return [.. spans.Select((p, i) =>
            new ChebyshevPanel(p.Start, p.End, values.AsSpan(i * ChebyshevPanel.Count, ChebyshevPanel.Count)))];
    }

    // With f ~ c (t − t₀)^(q−1), each panel that starts twice as far from t₀ has 2^q times the integral.
    private static double Exponent(double lowest, double next, Interval interval)
    {
        if (lowest == 0 || next == 0) return 1;
        var q = Math.Log2(next / lowest);
        return q > 1e-3 ? q : throw Failures.IntegralDiverges(interval);
    }

    /// <param name="Reference">The integral up to the span's end, roughly: what its error counts against.</param>
    private readonly record struct Span(double Start, double End, double Reference)
    {
        public Span[] Halves() => [this with { End = (Start + End) / 2 }, this with { Start = (Start + End) / 2 }];
    }

    private sealed record Table(ChebyshevPanel[] Panels, double Exponent);
}
