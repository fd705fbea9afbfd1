using System.CommandLine;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec run FILE</c>: compiles, trains, measures, tells.</summary>
internal static class RunCommand
{
    private const long DefaultSeed = 1;

    public static Command Create()
    {
        var file = Common.File();
        var set = Common.Set();
        var seed = new Option<long?>("--seed") { Description = $"where every random number comes from; {DefaultSeed} unless the file sweeps it" };
        var device = new Option<string>("--device") { Description = "cpu, cuda or cuda:i", DefaultValueFactory = _ => "cpu" };
        var threads = new Option<int>("--threads") { Description = "processors to use; all of them when 0" };
        var batch = new Option<int>("--batch") { Description = "data points in memory at once; changes no digit" };
        var json = new Option<string?>("--json") { Description = "writes the result as JSON into a file, or with - to stdout", HelpName = "FILE|-" };
        var folder = new Option<string?>("--out") { Description = "writes result.json, rates.csv, the file as run and the weights into a folder; of a sweep table.csv, and a folder for each run", HelpName = "DIR" };
        var resume = new Option<bool>("--resume") { Description = "goes on with the sweep that --out DIR holds a part of" };
        var command = new Command("run", "Trains the network of a file and measures it; once for each combination of its sweeps.") { file, set, seed, device, threads, batch, json, folder, resume };
        // On a thread of its own, so that an interrupt is heard while it works.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            new RunSettings(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(set),
                parsed.GetValue(seed),
                new RunOptions(
                    parsed.GetValue(seed) ?? DefaultSeed, parsed.GetRequiredValue(device), parsed.GetValue(threads), parsed.GetValue(batch), Path.GetFileName(parsed.GetRequiredValue(file))),
                parsed.GetValue(json),
                parsed.GetValue(folder),
                parsed.GetValue(resume)),
            cancellation), cancellation));
        return command;
    }

    private static int Run(RunSettings settings, CancellationToken cancellation)
    {
        // Before minutes of work, not after them.
        if (settings.Refusal() is { } reason) return Refuse(reason);
        if (Front.Compile(settings.File, settings.Overrides, withoutSeeds: settings.Seed is not null) is not { Succeeded: true } compilation) return ExitCodes.BadFile;
        if (compilation.Combinations.IsEmpty)
            return settings.Resume ? Refuse($"--resume goes on with a sweep, and {settings.File} has none") : Once(settings, compilation, cancellation);
        var sweep = new SweepRun(settings, compilation);
        return sweep.Refusal() is { } why ? Refuse(why) : sweep.Run(cancellation);
    }

    private static int Once(RunSettings settings, Compilation compilation, CancellationToken cancellation)
    {
        using var loaded = SdeCompiler.Load(compilation, AssemblyCache.OfUser);
        foreach (var path in Targets(settings)) AtomicFile.EnsureWritable(path);
        RunResult result;
        using (var progress = RunProgress.Create())
            result = Runner.Run(loaded.Experiment, settings.Options with { Parameters = loaded.Parameters }, progress.Training, progress.Measuring, cancellation);
        foreach (var warning in result.Warnings) Terminal.Error.WriteLine($"warning[{warning.Code}]: {warning.Message}");
        // The compiler has told its own already; in the written result both stand.
        result = settings.Complete(result, compilation.Diagnostics, compilation.Bound!);
        // On the screen first: whatever happens to the files, the numbers are not lost.
        if (settings.JsonToOut) Terminal.Out.Write(JsonReport.Print(result));
        else ResultTable.Write(result, Terminal.Out);
        if (settings.Out is { } folder)
        {
            AtomicFile.WriteText(Path.Combine(folder, RunSettings.Source), SelfContained.TextOf(compilation));
            ResultFolder.Write(folder, result);
        }
        if (settings.Json is not null && !settings.JsonToOut) AtomicFile.WriteText(settings.Json, JsonReport.Print(result));
        return ExitCodes.Fine;
    }

    private static IEnumerable<string> Targets(RunSettings settings) =>
        [.. settings.Json is not null && !settings.JsonToOut ? [settings.Json] : (string[])[], .. settings.Out is null ? [] : RunSettings.FilesIn(settings.Out)];

    private static int Refuse(string reason)
    {
        Terminal.Error.WriteLine($"nec: {reason}; see `nec run --help`");
        return ExitCodes.BadCommand;
    }
}
