using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>The times at which the conditions in some formulas change over, as far as they are known: the runtime integrates between them.</summary>
internal static class JumpsPrinter
{
    public const string Comment = "// Where a condition changes over.";

    /// <summary>The member that tells them; null where there are none.</summary>
    public static string? Member(IEnumerable<Expr> formulas, Symbol time, CSharpNames names)
    {
        var jumps = string.Join(", ", Times(formulas, time, names));
        return jumps == "" ? null : $"public override System.Collections.Generic.IReadOnlyList<double> Jumps => [{jumps}];";
    }

    /// <summary>One by one.</summary>
    public static IEnumerable<string> Times(IEnumerable<Expr> formulas, Symbol time, CSharpNames names) =>
        BreakPoints.Of(formulas, time).Select(t => CSharpPrinter.Print(t, names));
}
