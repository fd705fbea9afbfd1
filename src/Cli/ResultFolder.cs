using NeuralEntropy.Compiler;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli;

/// <summary>What <c>--out DIR</c> writes: all that is needed to read the numbers, plot them, and get them again.</summary>
internal static class ResultFolder
{
    public const string Result = "result.json";

    /// <summary>The result comes last: where it is, the rest is, too.</summary>
    public static void Write(string folder, RunResult result, Compilation compilation)
    {
        AtomicFile.WriteText(Path.Combine(folder, result.File), compilation.Source.Text);
        AtomicFile.WriteText(Path.Combine(folder, "rates.csv"), RatesCsv.Print(result));
        if (result.Weights is { } weights) AtomicFile.Write(Path.Combine(folder, $"{compilation.Bound!.Network!.Name}.safetensors"), stream => SafeTensors.Write(stream, weights));
        AtomicFile.WriteText(Path.Combine(folder, Result), JsonReport.Print(result));
    }
}
