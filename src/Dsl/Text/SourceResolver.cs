using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Dsl.Text;

/// <summary>Finds the texts that a text names, so that whoever reads one need not know whether it came from a file.</summary>
public abstract class SourceResolver
{
    /// <summary>Files, by their paths relative to the file that names them.</summary>
    public static SourceResolver Files { get; } = new OfFiles();

    /// <summary>Texts by their names: what a text without a file may import.</summary>
    public static SourceResolver Of(IReadOnlyDictionary<string, string> texts) => new OfTexts(texts);

    /// <summary>The text that <paramref name="from"/> calls by a path. Whatever is wrong is a diagnostic, never an exception.</summary>
    public abstract LoadResult Load(SourceText from, string path);

    /// <summary>The same for every way to call one text.</summary>
    public abstract string Identify(SourceText source);

    private sealed class OfFiles : SourceResolver
    {
        public override LoadResult Load(SourceText from, string path) => SourceLoader.Load(Path.Combine(Path.GetDirectoryName(from.Path) ?? "", path));

        // What is no path of the system, as the name of an unsaved text, stands for itself.
        public override string Identify(SourceText source) =>
            source.Path.Length == 0 || source.Path.Contains('\0', StringComparison.Ordinal) ? source.Path : Path.GetFullPath(source.Path);
    }

    private sealed class OfTexts(IReadOnlyDictionary<string, string> texts) : SourceResolver
    {
        public override LoadResult Load(SourceText from, string path) =>
            texts.TryGetValue(path, out var text) ? new LoadResult(new SourceText(path, text), []) : new LoadResult(null, [FileDiagnostics.NotFound(path, null)]);

        public override string Identify(SourceText source) => source.Path;
    }
}
