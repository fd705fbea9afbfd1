using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What a process that states too little still lacks.</summary>
internal static class Missing
{
    public static Diagnostic Report(BoundProcess process)
    {
        (bool IsStated, string Name)[] equations = [(process.Drift is not null, "`drift`"), (process.Sigma is not null, "`sigma`"), (process.Equilibrium is not null, "`equilibrium`")];
        var missing = process switch
        {
            { Sigma: not null } => "`drift` or `equilibrium` is missing",
            { Equilibrium.IsFlat: true, Drift: not null } => "`sigma` is missing, and a flat equilibrium says nothing of it",
            _ => "`sigma` is missing",
        };
        return ProcessDiagnostics.TooLittleStated(process.At, process.Name, [.. equations.Where(e => e.IsStated).Select(e => e.Name)], missing);
    }
}
