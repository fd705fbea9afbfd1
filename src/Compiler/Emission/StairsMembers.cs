using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>
/// The staircases of a class: one member for each table, built at the first use, when the parameters have their values; and a field for numbers that
/// the file writes in a row.
/// </summary>
internal sealed class StairsMembers(IEnumerable<Expr> formulas)
{
    /// <summary>The index k of a table's items, of type double, from 1.</summary>
    public const string Index = "index";

    private const int NumbersInLine = 8;

    private readonly ImmutableArray<StepTable> tables = [.. formulas.SelectMany(f => f.Staircases()).Select(s => s.Table).Distinct()];

    private ImmutableArray<NumberTable> Numbers => [.. tables.SelectMany(t => t.Item.Tables()).Distinct()];

    /// <summary>What the members are called.</summary>
    public IEnumerable<string> Names =>
        [.. tables.SelectMany(t => (string[])[Name(t), Field(t)]), .. Numbers.Select(Name)];

    /// <summary>The value of a staircase, from its printed argument.</summary>
    public string Value(Steps steps, string argument) => $"{Name(steps.Table)}.{(steps.Summed ? "Sum" : "At")}({argument})";

    public string Item(NumberTable table) => $"{Name(table)}[(int){Index} - 1]";

    /// <param name="print">A formula of parameters and of the index as C#.</param>
    public void Emit(CodeWriter code, Func<Expr, string> print)
    {
        foreach (var row in Numbers)
        {
            code.Line($"private static readonly double[] {Name(row)} =").Line("[");
            foreach (var line in row.Values.Chunk(NumbersInLine)) code.Line($"    {string.Join(", ", line.Select(CSharpPrinter.Literal))},");
            code.Line("];").Line();
        }
        foreach (var table in tables)
        {
            code.Line($"// {StepsPrinter.Items(table)}").Line($"private Staircase? {Field(table)};").Line();
            code.Line($"private Staircase {Name(table)} => LazyInitializer.EnsureInitialized(")
                .Line($"    ref {Field(table)}, () => new Staircase({print(table.Count)}, {Index} => {print(table.Item)}));").Line();
        }
    }

    private string Name(StepTable table) => $"Steps{tables.IndexOf(table) + 1}";

    private string Field(StepTable table) => $"steps{tables.IndexOf(table) + 1}";

    private string Name(NumberTable table) => $"numbers{Numbers.IndexOf(table) + 1}";
}
