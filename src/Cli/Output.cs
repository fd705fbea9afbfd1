using NeuralEntropy.Compiler;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli;

/// <summary>Where the result of one run goes.</summary>
internal static class Output
{
    /// <summary>The files that are written.</summary>
    public static IEnumerable<string> Targets(RunSettings settings) =>
        [.. settings.Json is not null && !settings.JsonToOut ? [settings.Json] : (string[])[], .. settings.Out is null ? [] : RunSettings.FilesIn(settings.Out)];

    /// <summary>Why a file must not be written: it is one of those that are read. Null where it is none of them.</summary>
    /// <param name="target">Null, or - for stdout: no file.</param>
    /// <param name="compilation">Of which the files are read, too; null: none is.</param>
    public static string? Loss(string? target, Compilation? compilation, params string[] inputs) =>
        target is not (null or "" or "-") && inputs.Concat(compilation?.Bound?.NamedFiles.Select(named => named.File.Path) ?? []).Any(input => Path.GetFullPath(input) == Path.GetFullPath(target))
            ? $"{target} is read, and would be overwritten" : null;

    /// <param name="source">The file as it was run.</param>
    public static void Write(RunSettings settings, Compilation compilation, RunResult result, string source)
    {
        Tell(result.Warnings);
        // The compiler has told its own already; in the written result both stand.
        result = settings.Complete(result, compilation.Diagnostics, compilation.Bound!);
        Keep(settings, result);
        if (settings.Out is { } folder)
        {
            AtomicFile.WriteText(Path.Combine(folder, RunSettings.Source), source);
            ResultFolder.Write(folder, result);
        }
    }

    /// <summary>The result of what is no run of an experiment.</summary>
    public static void Write(RunSettings settings, RunResult result)
    {
        Tell(result.Warnings);
        Keep(settings, result);
    }

    public static void Show(RunSettings settings, RunResult result)
    {
        if (settings.JsonToOut) Terminal.Out.Write(JsonReport.Print(result));
        else ResultTable.Write(result, Terminal.Out);
    }

    // On the screen first: whatever happens to the file, the numbers are not lost.
    private static void Keep(RunSettings settings, RunResult result)
    {
        Show(settings, result);
        if (settings.Json is not null && !settings.JsonToOut) AtomicFile.WriteText(settings.Json, JsonReport.Print(result));
    }

    private static void Tell(IEnumerable<RunWarning> warnings)
    {
        foreach (var warning in warnings) Terminal.Error.WriteLine($"warning[{warning.Code}]: {warning.Message}");
    }
}
