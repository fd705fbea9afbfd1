using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A drift that couples the components: nothing is integrated symbolically, so what is left to do is to check.</summary>
internal static class MatrixDeriver
{
    /// <summary>Of ln det M/D: M is still far from the least number.</summary>
    private const double LeastLogScale = -320;

    /// <returns>Null when there is an error, which has been reported.</returns>
    public static MatrixDerived? Derive(Statement statement, AffineMap drift, DerivationContext context)
    {
        if (statement.Diffusion is not { } diffusion)
        {
            context.Report(Missing.Report(context.Process));
            return null;
        }
        var n = context.Components.Count;
        EquatableArray<int> each = [.. Enumerable.Range(0, n)];
        var derived = new MatrixDerived(
            context.Process,
            [.. each.Select(i => (EquatableArray<Expr>)[.. each.Select(j => drift.Slope[i, j])])],
            [.. each.Select(i => drift.Offset.At(i))],
            [.. each.Select(i => diffusion.Items.At(i))])
        {
            Values = context.Values,
            Interval = (context.Grid.Start, context.Grid.End),
            Breaks = context.Grid.Breaks,
            HasPotential = true,
        };
        if (!IsSound(derived, drift.At, context)) return null;
        var rotation = Potential.Rotation(derived, context);
        return Agrees(derived, rotation, statement, context) && KeepsSignal(derived, context) ? derived with { HasPotential = rotation is null } : null;
    }

    /// <summary>Whether what follows from a sound drift and a sound noise is finite.</summary>
    private static bool IsSound(MatrixDerived derived, Location drift, DerivationContext context)
    {
        var n = derived.Diffusion.Count;
        for (var i = 0; i < n; i++)
        {
            if (!Soundness.HasPull(new(Potential.Pull(derived, i), drift), context.In(i, n))) return false;
            foreach (var j in Enumerable.Range(0, n).OrderBy(j => j != i))
                if (!Soundness.HasEquilibrium(new(Potential.Entry(derived, i, j), drift), context.In(i, j, n))) return false;
        }
        return true;
    }

    /// <summary>Whether nothing else is stated that contradicts the drift.</summary>
    private static bool Agrees(MatrixDerived derived, Potential.Circle? rotation, Statement statement, DerivationContext context)
    {
        var drift = statement.Drift!.At;
        var (entry, t, value) = Potential.Coupling(derived, context);
        if (statement.KernelMean is { At: var kernel }) context.Report(ProcessDiagnostics.Uncoupled(kernel, "kernel", drift, entry, context.At(t), value));
        if (statement.Precision is { At: var equilibrium })
            context.Report(rotation is { } turning
                ? ProcessDiagnostics.EquilibriumOfRotation(equilibrium, drift, turning.Entry, context.At(turning.Time))
                : ProcessDiagnostics.Uncoupled(equilibrium, "equilibrium", drift, entry, context.At(t), value));
        else if (rotation is { } found)
            context.Report(ProcessDiagnostics.NoPotential(drift, found.Entry, context.At(found.Time), found.Forth, found.Back));
        return !context.Diagnostics.HasErrors;
    }

    /// <summary>Whether det M = exp ∫ tr A is a number until the end, so that there is a signal-to-noise ratio to integrate over.</summary>
    private static bool KeepsSignal(MatrixDerived derived, DerivationContext context)
    {
        var trace = context.Curve(derived.Drift.Select((row, i) => row[i]).Aggregate((sum, a) => sum + a));
        var (kept, lost) = (context.Grid.Start, context.Grid.End);
        var logarithm = new SplitIntegral(trace.At, kept, context.Grid.Breaks);
        bool Kept(double t) => logarithm.To(t) >= LeastLogScale * derived.Drift.Count;
        if (Kept(lost)) return true;
        for (var i = 0; i < 60 && kept < lost; i++)
        {
            var middle = kept + (lost - kept) / 2;
            (kept, lost) = Kept(middle) ? (middle, lost) : (kept, middle);
        }
        context.Report(ProcessDiagnostics.SignalLost(context.Process.Time.At, context.At(kept)));
        return false;
    }
}
