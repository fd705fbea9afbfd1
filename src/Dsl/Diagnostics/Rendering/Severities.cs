namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

internal static class Severities
{
    public static string Name(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
