using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What a process that states too little still lacks.</summary>
internal static class Missing
{
    /// <summary>Whether the equations are too few, whatever they say.</summary>
    public static bool Is(BoundProcess process) => process is not (
        { Kernel: not null } or { Sigma: not null, Drift: not null } or { Sigma: not null, Equilibrium: not null } or { Drift: not null, Equilibrium.IsFlat: false });

    public static Diagnostic Report(BoundProcess process)
    {
        (object? Equation, string Name)[] equations = [(process.Drift, "`drift`"), (process.Sigma, "`sigma`"), (process.Equilibrium, "`equilibrium`")];
        var missing = process switch
        {
            { Sigma: not null } => "`drift` or `equilibrium` is missing",
            { Equilibrium.IsFlat: true, Drift: not null } => "`sigma` is missing, and a flat equilibrium says nothing of it",
            _ => "`sigma` is missing",
        };
        var stated = equations.Where(e => e.Equation is not null).Select(e => e.Name);
        return ProcessDiagnostics.TooLittleStated(process.At, process.Name, [.. stated], missing);
    }
}
