using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>An end of the interval that cuts off a time at which S_tot diverges.</summary>
/// <param name="End">The end.</param>
/// <param name="Limit">Where it diverges.</param>
/// <param name="Slope">dS_tot/d ln(1/|End − Limit|), in nats for every e-fold that the end is nearer to it: |End − Limit| Ṡ(End).</param>
internal sealed record Cutoff(double End, double Limit, double Slope)
{
    /// <summary>So far from the interval, in parts of it, a singular time still has to do with its end.</summary>
    private const double Reach = 0.1;

    private const int Iterations = 80;

    /// <summary>At the start and at the end of the interval: where v or Σ² goes to 0 beyond it, and S_tot grows without bound as the end goes there.</summary>
    public static IEnumerable<Cutoff> Of(IsotropicDerived process, IsotropicPath path)
    {
        var (start, end) = process.Interval;
        foreach (var (at, direction) in ((double, int)[])[(start, -1), (end, 1)])
            foreach (var (vanishing, isOfData) in Vanishing(process))
                if (ZeroBeyond(vanishing, process, at, direction * Reach * (end - start)) is { } limit && (limit == 0 || !isOfData) && Diverges(path, at, limit))
                {
                    yield return new Cutoff(at, limit, Math.Abs(at - limit) * path.Rate(at));
                    break;
                }
    }

    /// <summary>v, and Σ², which is 0 at time 0 where the data stands before the interval; a zero of it elsewhere is the formula's and not the data's.</summary>
    private static IEnumerable<(Expr Formula, bool IsOfData)> Vanishing(IsotropicDerived process)
    {
        if (process.EquilibriumPrecision != new Constant(0)) yield return (Simplifier.Simplify(1 / process.EquilibriumPrecision), false);
        if (process.Variance is Closed(var variance)) yield return (variance, true);
    }

    /// <summary>Newton's steps from inside, which do not cross a zero of any order.</summary>
    private static double? ZeroBeyond(Expr formula, IsotropicDerived process, double at, double reach)
    {
        var (value, slope) = (Curve(formula), Curve(Simplifier.Simplify(Calculus.Differentiate(formula, process.Time))));
        var (t, first) = (at, value.At(at));
        if (!(first > 0)) return null;
        for (var i = 0; i < Iterations; i++)
        {
            var step = value.At(t) / slope.At(t);
            if (!double.IsFinite(step) || Math.Abs(step) <= 1e-15 * Math.Abs(reach)) break;
            t -= step;
            if ((t - at) * Math.Sign(reach) < 0 || Math.Abs(t - at) > Math.Abs(reach)) return null;
        }
        var limit = Math.Abs(t) < 1e-9 * Math.Abs(reach) ? 0 : double.Round(t, Math.Clamp(9 - (int)Math.Floor(Math.Log10(Math.Abs(reach))), 0, 15));
        return limit != at && Math.Abs(value.At(t + (at - t) * 1e-6)) < 1e-3 * first ? limit : null;

        Curve Curve(Expr e) => new(e, process.Time, process.Values);
    }

    /// <summary>Whether |t − limit| Ṡ goes to something else than 0 on the way to the limit.</summary>
    private static bool Diverges(IsotropicPath path, double at, double limit)
    {
        double Weighted(double share) => share * path.Rate(limit + share * (at - limit));
        var (far, near) = (Weighted(1e-3), Weighted(1e-4));
        return double.IsFinite(far) && near > 0.9 * far && far > 1e-6 * Weighted(1);
    }
}
