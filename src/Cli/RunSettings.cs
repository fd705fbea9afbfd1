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
        ((string[])[Source, ResultFolder.Json, ResultFolder.Rates, ResultFolder.Histograms, ResultFolder.Weights]).Select(name => Path.Combine(folder, name));

    public IReadOnlyDictionary<string, string> OverridesByKey => Overrides.GroupBy(o => o.Key).ToDictionary(o => o.Key, o => o.Last().Value);

    /// <summary>The result with what the runtime does not know: the compiler's warnings, the overrides, and the files that schedules came from.</summary>
    public RunResult Complete(RunResult result, IEnumerable<Diagnostic> warnings, BoundFile bound) => result with
    {
        DataFiles = [.. (from file in bound.NamedFiles where file.Sha256 is not null select new DataFileRecord(file.File.Name, file.Sha256!)).Concat(result.DataFiles).Distinct()],
        Warnings = [.. warnings.Select(d => new RunWarning(d.Code, d.Message)), .. result.Warnings],
        Overrides = OverridesByKey,
    };

    /// <summary>Why it cannot be done, as far as the command line tells; or null.</summary>
    public string? Refusal() =>
        Options.Threads < 0 ? $"--threads is {Options.Threads}, and cannot be negative"
        : Options.Batch < 0 ? $"--batch is {Options.Batch}, and cannot be negative"
        : Json is "" || Out is "" ? $"{(Json is "" ? "--json" : "--out")} is empty"
        : Resume ? Out is null ? "--resume goes on with what --out DIR holds" : null
        : Out is { } folder && FilesIn(folder).Append(Path.Combine(folder, SweepRun.Table)).FirstOrDefault(System.IO.File.Exists) is { } taken
            ? $"{taken} is there already, and a result is not overwritten"
        : null;
}
