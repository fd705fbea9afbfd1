using System.CommandLine;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec run FILE</c>: compiles, trains, measures, tells.</summary>
internal static class RunCommand
{
    /// <summary>The name of the copy of the file as it was run, overrides in it.</summary>
    private const string Source = "experiment.sde";

    private sealed record Settings(string File, Override[] Overrides, RunOptions Options, string? Json, string? Out);

    public static Command Create()
    {
        var file = Common.File();
        var set = Common.Set();
        var seed = new Option<long>("--seed") { Description = "where every random number comes from", DefaultValueFactory = _ => 1 };
        var device = new Option<string>("--device") { Description = "cpu, cuda or cuda:i", DefaultValueFactory = _ => "cpu" };
        var threads = new Option<int>("--threads") { Description = "processors to use; all of them when 0" };
        var batch = new Option<int>("--batch") { Description = "data points in memory at once; changes no digit" };
        var json = new Option<string?>("--json") { Description = "writes the result as JSON into a file, or with - to stdout", HelpName = "FILE|-" };
        var folder = new Option<string?>("--out") { Description = "writes result.json, rates.csv, the file as run and the weights into a folder", HelpName = "DIR" };
        var command = new Command("run", "Trains the network of a file and measures it.") { file, set, seed, device, threads, batch, json, folder };
        // On a thread of its own, so that an interrupt is heard while it works.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            new Settings(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(set),
                new RunOptions(
                    parsed.GetValue(seed), parsed.GetRequiredValue(device), parsed.GetValue(threads), parsed.GetValue(batch), Path.GetFileName(parsed.GetRequiredValue(file))),
                parsed.GetValue(json),
                parsed.GetValue(folder)),
            cancellation), cancellation));
        return command;
    }

    private static int Run(Settings settings, CancellationToken cancellation)
    {
        // Before minutes of work, not after them.
        if (Refused(settings) is { } reason)
        {
            Terminal.Error.WriteLine($"nec: {reason}; see `nec run --help`");
            return ExitCodes.BadCommand;
        }
        if (Front.Compile(settings.File, settings.Overrides) is not { Succeeded: true } compilation) return ExitCodes.BadFile;
        using var loaded = SdeCompiler.Load(compilation, AssemblyCache.OfUser);
        foreach (var path in Targets(settings)) AtomicFile.EnsureWritable(path);
        RunResult result;
        using (var progress = RunProgress.Create())
            result = Runner.Run(loaded.Experiment, settings.Options with { Parameters = loaded.Parameters }, progress.Training, progress.Measuring, cancellation);
        foreach (var warning in result.Warnings) Terminal.Error.WriteLine($"warning[{warning.Code}]: {warning.Message}");
        // The compiler has told its own already; in the written result both stand.
        result = result with
        {
            Warnings = [.. compilation.Diagnostics.Select(d => new RunWarning(d.Code, d.Message)), .. result.Warnings],
            Overrides = settings.Overrides.GroupBy(o => o.Key).ToDictionary(o => o.Key, o => o.Last().Value),
        };
        // On the screen first: whatever happens to the files, the numbers are not lost.
        if (settings.Json == "-") Terminal.Out.Write(JsonReport.Print(result));
        else ResultTable.Write(result, Terminal.Out);
        if (settings.Out is { } folder)
        {
            AtomicFile.WriteText(Path.Combine(folder, Source), SelfContained.TextOf(compilation));
            ResultFolder.Write(folder, result);
        }
        if (settings.Json is not null and not "-") AtomicFile.WriteText(settings.Json, JsonReport.Print(result));
        return ExitCodes.Fine;
    }

    private static IEnumerable<string> Targets(Settings settings)
    {
        if (settings.Json is not null and not "-") yield return settings.Json;
        foreach (var name in settings.Out is null ? [] : (string[])[Source, ResultFolder.Json, ResultFolder.Rates, ResultFolder.Weights])
            yield return Path.Combine(settings.Out!, name);
    }

    private static string? Refused(Settings settings)
    {
        if (settings.Options.Threads < 0) return $"--threads is {settings.Options.Threads}, and cannot be negative";
        if (settings.Options.Batch < 0) return $"--batch is {settings.Options.Batch}, and cannot be negative";
        if (settings.Json is "" || settings.Out is "") return $"{(settings.Json is "" ? "--json" : "--out")} is empty";
        return settings.Out is null ? null
            : Targets(settings with { Json = null }).FirstOrDefault(File.Exists) is { } taken ? $"{taken} is there already, and a result is not overwritten"
            : null;
    }
}
