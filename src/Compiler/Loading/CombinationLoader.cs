using NeuralEntropy.Compiler.Sweeping;
using NeuralEntropy.Runtime;

namespace NeuralEntropy.Compiler.Loading;

/// <summary>Loads combinations one after the other. One that differs from the one before in parameters alone is the same class: nothing is compiled again.</summary>
public sealed class CombinationLoader(AssemblyCache cache) : IDisposable
{
    private string? csharp;
    private LoadedExperiment? loaded;

    /// <summary>The experiment of a combination, which lasts until the next is asked for; its parameters are set when it is run.</summary>
    /// <exception cref="InvalidProgramException">The emitted C# does not compile: a defect of nec.</exception>
    public Experiment Load(Combination combination)
    {
        var text = combination.CSharp;
        if (loaded is not null && text == csharp) return loaded.Experiment;
        loaded?.Dispose();
        (loaded, csharp) = (SdeCompiler.Load(text, combination.Bound, cache), text);
        return loaded.Experiment;
    }

    /// <inheritdoc/>
    public void Dispose() => loaded?.Dispose();
}
