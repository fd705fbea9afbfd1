namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

public static class Summary
{
    /// <summary><c>2 errors, 1 warning</c>; empty when there is nothing to say.</summary>
    public static string Of(IReadOnlyCollection<Diagnostic> diagnostics) => string.Join(", ", new[]
    {
        Count(diagnostics.Count(d => d.Severity == Severity.Error), "error"),
        Count(diagnostics.Count(d => d.Severity == Severity.Warning), "warning"),
    }.Where(part => part.Length > 0));

    private static string Count(int count, string what) => count switch { 0 => "", 1 => $"1 {what}", _ => $"{count} {what}s" };
}
