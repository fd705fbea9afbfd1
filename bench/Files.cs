using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Bench;

internal static class Files
{
    /// <summary>An experiment from the text of a file.</summary>
    public static LoadedExperiment Load(string text)
    {
        var compilation = SdeCompiler.Compile(new SourceText("bench.sde", text));
        return compilation.Succeeded ? SdeCompiler.Load(compilation, AssemblyCache.OfUser) : throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }
}
