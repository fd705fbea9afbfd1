namespace NeuralEntropy.Compiler.Algebra.Printing;

/// <summary>Staircases as mathematics: as the file has them where they stand there so, and else by the formula of their items.</summary>
internal static class StepsPrinter
{
    private const int LongestList = 6;

    public static string Print(Steps steps) => $"{(steps.Summed ? "sums" : "steps")}({Items(steps.Table)}, {MathPrinter.Print(steps.Argument)})";

    public static string Items(StepTable table) => table.Item switch
    {
        ItemOfNumbers or ItemOfFormulas => MathPrinter.Print(table.Item),
        Apply(var name, [var k]) when k == StepTable.Index => $"{name}, {MathPrinter.Print(table.Count)}",
        _ => $"{MathPrinter.Print(table.Item)}, k = 1..{MathPrinter.Print(table.Count)}",
    };

    public static string List(IReadOnlyList<string> items) => items.Count <= LongestList
        ? $"[{string.Join(", ", items)}]"
        : $"[{string.Join(", ", items.Take(3))}, … {items.Count} items]";
}
