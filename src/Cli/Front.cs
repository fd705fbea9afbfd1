using System.Collections.Immutable;
using NeuralEntropy.Cli.Commands;
using NeuralEntropy.Compiler;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Cli;

/// <summary>From a path and overrides to a compilation, with the diagnostics told on the way.</summary>
internal static class Front
{
    /// <summary>The compilation, or null when the file cannot even be read or an override does not fit it. Diagnostics have been written.</summary>
    /// <param name="withoutSeeds">Leaves out a sweep of the seed, which the command line gives.</param>
    public static Compilation? Compile(string path, IEnumerable<Override> overrides, bool withoutSeeds = false, DiagnosticFormat format = DiagnosticFormat.Text, TextWriter? to = null) =>
        Compile(path, overrides, withoutSeeds ? Overrides.WithoutSeeds : text => text, diagnostics => diagnostics, format, to);

    /// <summary>The same where nothing is to be measured: of what would be, nothing is told.</summary>
    public static Compilation? CompileUnmeasured(string path, IEnumerable<Override> overrides) =>
        Compile(path, overrides, Overrides.WithoutMeasures, diagnostics => [.. diagnostics.Where(d => d.Severity == Severity.Error)], DiagnosticFormat.Text, null);

    private static Compilation? Compile(
        string path, IEnumerable<Override> overrides, Func<SourceText, SourceText> part, Func<ImmutableArray<Diagnostic>, ImmutableArray<Diagnostic>> told, DiagnosticFormat format, TextWriter? to)
    {
        var loaded = SourceLoader.Load(path);
        if (loaded.Source is not { } source) return Tell(loaded.Diagnostics);
        var (edited, wrong) = Overrides.Apply(source, overrides);
        if (wrong.Any(d => d.Severity == Severity.Error)) return Tell(wrong);
        var compilation = SdeCompiler.Compile(part(edited));
        Tell(told([.. wrong, .. compilation.Diagnostics]));
        return compilation;

        Compilation? Tell(ImmutableArray<Diagnostic> diagnostics)
        {
            var writer = to ?? Terminal.Error;
            writer.Write(DiagnosticRenderers.Create(format, to is null && Terminal.ColourOnError, Product.Version).Render(diagnostics));
            if (format == DiagnosticFormat.Text && Summary.Of(diagnostics) is { Length: > 0 } summary)
                writer.WriteLine($"\n{summary}; {ExplainCommand.Hint(diagnostics.MaxBy(d => d.Severity)!.Code)}");
            return null;
        }
    }
}
