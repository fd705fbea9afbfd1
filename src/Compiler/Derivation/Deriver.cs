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
        var found = new DiagnosticBag();
        var derived = DerivationContext.Of(process, parameters, found) is { } context && Stairs.Check(process, context.Values, found) ? Derive(context) : null;
        diagnostics.AddRange(found.ToImmutable());
        return derived;
    }

    private static DerivedProcess? Derive(DerivationContext context)
    {
        if (StatedProcess.Read(context) is not { } stated || !context.Process.IsWhole) return null;
        if (Coefficients.From(stated, context) is not { } coefficients)
        {
            context.Diagnostics.Add(Missing.Report(context.Process));
            return null;
        }
        if (!Soundness.Check(coefficients, stated.Kernel, context) || !Consistency.Check(stated, coefficients, context)) return null;

        var (mean, variance) = stated.Kernel is { } kernel
            ? (new Closed(kernel.MeanScale), new Closed(kernel.Variance))
            : KernelSolver.Solve(coefficients, context);
        var (a, d, p) = coefficients;
        var derived = new DerivedProcess(context.Process, a.Value, d.Value, mean, variance, p.Value)
        {
            Values = context.Values,
            Interval = (context.Grid.Start, context.Grid.End),
            Breaks = context.Grid.Breaks,
        };
        return Soundness.KeepsSignal(derived, context.Diagnostics) ? derived : null;
    }
}
