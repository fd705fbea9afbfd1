using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>
/// From what the file states of a process to everything the runtime needs of it. A process stated by its drift, noise or equilibrium
/// starts from the data at the start of its interval, whatever that time is: a cut-off is written with the kernel, which says by itself
/// where the data stands.
/// </summary>
public static class Deriver
{
    /// <param name="parameters">Values in place of those in the file.</param>
    /// <returns>Null when the process has an error, which <paramref name="diagnostics"/> has got.</returns>
    public static DerivedProcess? Derive(BoundProcess process, IReadOnlyDictionary<string, double>? parameters, DiagnosticBag diagnostics)
    {
        var (found, values) = (new DiagnosticBag(), process.Values(parameters));
        var derived = !Stairs.Check(process.Formulas, process, values, found) || !Domains.Hold(process, values, found) ? null
            : process.TimeChanges.IsEmpty ? InItsTime(process)
            : Retiming.Of(process, parameters, found) is { } retiming && InItsTime(process with { TimeChanges = [] }) is { } inner ? retiming.Apply(inner)
            : null;
        diagnostics.AddRange(found.ToImmutable());
        return derived;

        DerivedProcess? InItsTime(BoundProcess process) => DerivationContext.Of(process, parameters, found) is { } context ? Derive(context) : null;
    }

    private static DerivedProcess? Derive(DerivationContext context)
    {
        if (context.Process.IsWhole && Missing.Is(context.Process)) context.Report(Missing.Report(context.Process));
        if (Statement.Read(context) is not { } statement || !context.Process.IsWhole) return null;
        if (statement.Drift is { Slope.Columns: not null } coupled) return MatrixDeriver.Derive(statement, coupled, context);
        var processes = Enumerable.Range(0, statement.Count).Select(statement.Of).ToArray();
        var offsets = Enumerable.Range(0, statement.Count).Select(statement.OffsetOf).ToArray();
        if (processes.Distinct().Count() == 1) return AxisDeriver.Derive(processes[0], offsets.Distinct().Count() == 1 ? offsets[..1] : offsets, context);

        var axes = new IsotropicDerived[processes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            if (AxisDeriver.Derive(processes[i], [offsets[i]], context.In(i, axes.Length)) is not { } axis) return null;
            axes[i] = axis;
        }
        return new ComponentwiseDerived(context.Process, [.. axes])
        {
            Values = context.Values,
            Interval = (context.Grid.Start, context.Grid.End),
            Breaks = context.Grid.Breaks,
        };
    }
}
