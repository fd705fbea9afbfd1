using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Whether t = φ(s) is another time: rising without jumps, at a finite speed, from the start of the time before to its end.</summary>
internal static class TimeChangeCheck
{
    /// <summary>How far an end may be from where it should be, as a part of the interval: rounding.</summary>
    private const double Rounding = 1e-12;

    /// <param name="φ">As a function of s.</param>
    /// <param name="slope">φ'</param>
    /// <param name="grid">Of s.</param>
    /// <param name="old">The interval of t.</param>
    /// <returns>What is wrong first; null when nothing is.</returns>
    public static Diagnostic? Fault(BoundTimeChange change, Curve φ, Curve slope, TimeGrid grid, (double Start, double End) old)
    {
        var (at, t, s) = (change.At, change.Old, change.Time.Name);
        if ((grid.Hole(φ) ?? grid.SingularEnd(φ)) is { } hole) return TimeChangeDiagnostics.NotFinite(at, t, s, hole);
        if (Stairs.Jump(φ, grid) is { } jump) return TimeChangeDiagnostics.Jumps(at, t, s, jump);
        foreach (var (a, b) in grid.Evenly.Zip(grid.Evenly.Skip(1)))
            if (!(φ.At(b) > φ.At(a))) return TimeChangeDiagnostics.NotRising(at, t, s, a, φ.At(a), b, φ.At(b));
        var (first, last, length) = (φ.At(grid.Start), φ.At(grid.End), old.End - old.Start);
        foreach (var inside in grid.Inside)
            if (slope.At(inside) < -Rounding * (last - first) / grid.Length) return TimeChangeDiagnostics.Falls(at, t, s, inside, slope.At(inside));
        if ((grid.Hole(slope) ?? grid.SingularEnd(slope)) is { } fast) return TimeChangeDiagnostics.TooFast(at, t, s, fast);
        double Met(double reached, double end) => Math.Abs(reached - end) <= Rounding * length ? end : reached;
        var reached = (Met(first, old.Start), Met(last, old.End));
        return reached == old ? null : TimeChangeDiagnostics.OtherInterval(at, t, s, (grid.Start, grid.End), reached, old);
    }
}
