using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>The staircases that a file states: whether they are any, and where their steps end.</summary>
internal static class Stairs
{
    /// <summary>How close to a break its two sides are compared, as parts of the shorter step beside it; where they differ as much, there is a jump.</summary>
    private const double Far = 1e-6, Near = 1e-9;

    /// <summary>Reports a number of steps that is none, and items that are not finite.</summary>
    /// <param name="formulas">Those of the process, or others that use its definitions.</param>
    public static bool Check(IEnumerable<(Expr Value, Location At)> formulas, BoundProcess process, IReadOnlyDictionary<string, double> values, DiagnosticBag diagnostics)
    {
        var (definitions, sound) = (process.Definitions(), true);
        foreach (var (formula, at) in formulas)
            foreach (var table in formula.Staircases().Select(s => s.Table).Distinct())
            {
                if (table.At(values, definitions) is not { } stairs)
                    diagnostics.Add(StairsDiagnostics.NotACount(at, Evaluator.Evaluate(table.Count, values, definitions)));
                else if (stairs.Items.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) is >= 0 and var k)
                    diagnostics.Add(StairsDiagnostics.ItemNotFinite(at, k + 1, stairs.Items[k]));
                else continue;
                sound = false;
            }
        return sound;
    }

    /// <summary>The times inside the interval at which a step of any staircase ends, rising.</summary>
    public static ImmutableArray<double> Breaks(IEnumerable<Expr> formulas, Symbol time, IReadOnlyDictionary<string, double> values, double start, double end)
    {
        var stairs = from formula in formulas from s in formula.Staircases() where s.Argument.DependsOn(time) && !BreakPoints.IsOfState(s.Argument) select (s.Table.Count, s.Argument);
        return [.. stairs.Distinct().SelectMany(s => Runtime.Processes.Breaks.Of(
            Evaluator.Evaluate(s.Count, values), new Curve(s.Argument, time, values).At, new Interval(start, end))).Distinct().Order()];
    }

    /// <summary>The first break at which a curve jumps.</summary>
    public static double? Jump(Curve curve, TimeGrid grid)
    {
        double[] ends = [grid.Start, .. grid.Breaks, grid.End];
        for (var i = 1; i < ends.Length - 1; i++)
        {
            var (t, step) = (ends[i], Math.Min(ends[i] - ends[i - 1], ends[i + 1] - ends[i]));
            double Gap(double part) => Math.Abs(curve.At(t + part * step) - curve.At(t - part * step));
            if (Gap(Near) > 0.1 * Gap(Far) && Gap(Near) > 1e-12 * Math.Abs(curve.At(t))) return t;
        }
        return null;
    }
}
