namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// What functions of time go to at the ends of the interval, from inside: their values there, but where these are 0/0 or ∞ − ∞. From
/// f(end + h r^k) by Wynn's ε algorithm, which is exact for c + Σ a_i h^α_i with any powers α_i (Wynn 1956, Math. Tables Aids Comput. 10, 91).
/// </summary>
internal static class Limit
{
    /// <summary>The first and the last k: in between neither the higher powers nor the rounding of what cancels outweigh the rest.</summary>
    private const int First = 6, Last = 28;

    /// <summary>r: halves would be rounded alike, and what is left of f then looks like a function, too.</summary>
    private const double Nearing = 0.6;

    /// <summary>So many steps in one direction, none of them much smaller than the one before it, lead to infinity.</summary>
    private const int Steady = 12;
    private const double Shrinking = 0.999;

    /// <summary>What a limit may be off by, as a part of the greatest value on the way.</summary>
    private const double Tolerance = 1e-8;

    /// <summary>At the start and at the end; NaN where there is no limit.</summary>
    /// <param name="f">Several functions of the time at once.</param>
    public static (double[] Start, double[] End) AtEnds(this DerivedProcess process, Func<double, double[]> f)
    {
        double[] ends = [process.Interval.Start, .. process.Breaks, process.Interval.End];
        return (At(f, ends[0], ends[1]), At(f, ends[^1], ends[^2]));
    }

    /// <param name="inside">Up to where f is smooth.</param>
    public static double[] At(Func<double, double[]> f, double end, double inside)
    {
        var values = f(end);
        if (values.All(double.IsFinite)) return values;
        double[][] nearer = [.. Enumerable.Range(First, Last - First + 1).Select(k => f(end + (inside - end) * Math.Pow(Nearing, k)))];
        return [.. values.Select((value, i) => double.IsFinite(value) ? value : Of([.. nearer.Select(v => v[i])], double.IsInfinity(value)))];
    }

    private static double Of(double[] sequence, bool isInfinite)
    {
        if (!sequence.All(double.IsFinite)) return double.NaN;
        double[] steps = [.. sequence.Zip(sequence.Skip(1), (a, b) => b - a)];
        // 1/0 has no sign of its own.
        return isInfinite || IsSteady(steps[^Steady..]) ? steps[^1] * double.PositiveInfinity : Extrapolated(sequence);
    }

    private static bool IsSteady(double[] steps) =>
        steps.Zip(steps.Skip(1)).All(pair => pair.First * pair.Second > 0 && Math.Abs(pair.Second) > Shrinking * Math.Abs(pair.First));

    /// <summary>That of the even columns' entries which differs least from its neighbours.</summary>
    private static double Extrapolated(double[] sequence)
    {
        var (limit, error) = (double.NaN, double.PositiveInfinity);
        var (before, column) = (new double[sequence.Length + 1], sequence);
        for (var order = 0; column.Length > 2; order++)
        {
            for (var i = 1; order % 2 == 0 && i < column.Length - 1; i++)
                if (Math.Max(Math.Abs(column[i] - column[i - 1]), Math.Abs(column[i + 1] - column[i])) is var change && change < error)
                    (limit, error) = (column[i], change);
            double[] next = [.. Enumerable.Range(0, column.Length - 1).Select(i => before[i + 1] + 1 / (column[i + 1] - column[i]))];
            (before, column) = (column, next);
        }
        var greatest = sequence.Max(Math.Abs);
        if (!(error <= Tolerance * greatest)) return double.NaN;
        return Math.Abs(limit) <= Tolerance * greatest ? 0 : ProcessDiagnostics.RoundedTo(limit, 8);
    }
}
