using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>The times at which the conditions in some formulas change over: the runtime integrates between them.</summary>
internal static class JumpsPrinter
{
    public const string Comment = "// Where a condition changes over.";

    /// <summary>The member that tells them; null where there are none.</summary>
    /// <param name="interval">C# for the interval in which they are sought; null where there is none: then those alone that are known as formulas.</param>
    public static string? Member(IReadOnlyCollection<Expr> formulas, Symbol time, CSharpNames names, string? interval)
    {
        var jumps = string.Join(", ", Times(formulas, time, names, interval));
        return jumps == "" ? null : $"public override System.Collections.Generic.IReadOnlyList<double> Jumps => [{jumps}];";
    }

    /// <summary>One by one, as items of a list.</summary>
    public static IEnumerable<string> Times(IReadOnlyCollection<Expr> formulas, Symbol time, CSharpNames names, string? interval) =>
    [
        .. BreakPoints.Of(formulas, time).Select(t => CSharpPrinter.Print(t, names)),
        .. interval is null ? [] : BreakPoints.Differences(formulas, time).Select(difference => $".. Breaks.OfSign(t => {CSharpPrinter.Print(difference, names)}, {interval})"),
    ];
}
