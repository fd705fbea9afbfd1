using System.Runtime.Loader;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Loading;

/// <summary>The generated class of one file, in a context of its own that goes when this is disposed and nothing of it is in use.</summary>
public sealed class LoadedExperiment : IDisposable
{
    private readonly AssemblyLoadContext context = new("nec", isCollectible: true);

    internal LoadedExperiment(byte[] assembly, BoundFile bound)
    {
        Parameters = bound.Process.Parameters.ToDictionary(p => p.Name, p => p.Value);
        using var stream = new MemoryStream(assembly);
        var type = context.LoadFromStream(stream).GetExportedTypes().Single(t => t.IsSubclassOf(typeof(Experiment)));
        Experiment = (Experiment)Activator.CreateInstance(type)!;
        Experiment.DataContext = new DataContext(bound.Source.Folder);
    }

    public Experiment Experiment { get; }

    /// <summary>What the file's parameters are. They are not in the class, so that a sweep over them does not compile again.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; }

    /// <inheritdoc/>
    public void Dispose() => context.Unload();
}
