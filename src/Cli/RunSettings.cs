using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli;

/// <summary>What <c>nec run</c> was asked for.</summary>
/// <param name="Seed">Null where none was named.</param>
/// <param name="Json">A file, or - for stdout.</param>
internal sealed record RunSettings(string File, Override[] Overrides, long? Seed, RunOptions Options, string? Json, string? Out, bool Resume)
{
    /// <summary>The name of the copy of the file as it was run, overrides in it.</summary>
    public const string Source = "experiment.sde";

    public bool JsonToOut => Json == "-";

    /// <summary>The files of one run in a folder.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        ((string[])[Source, ResultFolder.Json, ResultFolder.Rates, ResultFolder.Histograms, ResultFolder.Weights, ResultFolder.Baseline, ResultFolder.State]).Select(name => Path.Combine(folder, name));

    public IReadOnlyDictionary<string, string> OverridesByKey => Overrides.GroupBy(o => o.Key).ToDictionary(o => o.Key, o => o.Last().Value);

    /// <summary>The result with what the runtime does not know: the compiler's warnings, the overrides, and the files that schedules came from.</summary>
    public RunResult Complete(RunResult result, IEnumerable<Diagnostic> warnings, BoundFile bound) => result with
    {
        DataFiles = [.. (from file in bound.NamedFiles where file.Sha256 is not null select new DataFileRecord(file.File.Name, file.Sha256!)).Concat(result.DataFiles).Distinct()],
        Warnings = [.. warnings.Select(d => new RunWarning(d.Code, d.Message)), .. result.Warnings],
        Overrides = OverridesByKey,
    };

    /// <summary>The options of a run that has this folder, if any, and goes on with what an earlier one left there.</summary>
    /// <param name="source">The file as it is run.</param>
    public RunOptions OptionsIn(string? folder, string source)
    {
        var options = Options with { Source = source, Folder = folder };
        if (!Resume || folder is null || !System.IO.File.Exists(Path.Combine(folder, ResultFolder.State))) return options;
        var from = RunState.Read(Path.Combine(folder, ResultFolder.State));
        return options with { From = from, Weights = Options.Weights ?? (from.Identity.Weights == "" ? null : Path.Combine(folder, ResultFolder.Weights)) };
    }

    /// <summary>What is left of a run of which all is done; null where there is no such thing. Of a run that is not done, that is its state.</summary>
    /// <param name="seed">Of the run.</param>
    public RunResult? Earlier(string folder, long seed)
    {
        if (!Resume || Path.Combine(folder, ResultFolder.Json) is var path && !System.IO.File.Exists(path)) return null;
        var result = JsonReader.Read(System.IO.File.ReadAllText(path));
        return !result.IsIncomplete && result.Seed == seed && result.Device == Options.Device && result.Version == Product.Version ? result : null;
    }

    /// <summary>Why it cannot be done, as far as the command line tells; or null.</summary>
    public string? Refusal() =>
        Options.Threads < 0 ? $"--threads is {Options.Threads}, and cannot be negative"
        : Options.Batch < 0 ? $"--batch is {Options.Batch}, and cannot be negative"
        : Json is "" || Out is "" ? $"{(Json is "" ? "--json" : "--out")} is empty"
        : Options.Weights is { } weights && !System.IO.File.Exists(weights) ? $"there is no file {weights}"
        : !Options.Share.IsWhole && Out is null ? "--shard leaves what it takes in the folder --out DIR"
        : !Options.Share.IsWhole && Json is not null ? "--shard has no result for --json before `nec merge`"
        : Resume ? Out is null ? "--resume goes on with what --out DIR holds" : null
        : Out is { } begun && System.IO.File.Exists(Path.Combine(begun, ResultFolder.State)) ? $"{begun} holds a run or a shard already, with which --resume goes on"
        : Out is { } folder && FilesIn(folder).Append(Path.Combine(folder, SweepRun.Table)).FirstOrDefault(System.IO.File.Exists) is { } taken
            ? $"{taken} is there already, and a result is not overwritten"
        : null;
}
