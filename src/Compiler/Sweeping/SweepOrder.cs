namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>The order in which values are put into a file: a whole network or data first, then what is changed of it.</summary>
internal static class SweepOrder
{
    public static IEnumerable<T> Of<T>(IEnumerable<T> swept, Func<T, string> key) => swept.OrderBy(s => key(s).Contains('.', StringComparison.Ordinal));
}
