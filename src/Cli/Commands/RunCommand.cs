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
        if (settings.Out is { } folder && File.Exists(Path.Combine(folder, ResultFolder.Json)))
        {
            Terminal.Error.WriteLine($"nec: {Path.Combine(folder, ResultFolder.Json)} is there already, and a result is not overwritten");
            Terminal.Error.WriteLine("  = help: name another folder; see `nec --help`");
            return ExitCodes.BadCommand;
        }
        if (Front.Compile(settings.File, settings.Overrides) is not { Succeeded: true } compilation) return ExitCodes.BadFile;
        using var loaded = SdeCompiler.Load(compilation, AssemblyCache.OfUser);
        RunResult result;
        using (var progress = RunProgress.Create())
            result = Runner.Run(loaded.Experiment, settings.Options with { Parameters = loaded.Parameters }, progress.Training, progress.Measuring, cancellation);
        foreach (var warning in result.Warnings) Terminal.Error.WriteLine($"warning[{warning.Code}]: {warning.Message}");
        // The compiler has told its own already; in the written result both stand.
        result = result with { Warnings = [.. compilation.Diagnostics.Select(d => new RunWarning(d.Code, d.Message)), .. result.Warnings] };
        if (settings.Out is { } to)
        {
            AtomicFile.WriteText(Path.Combine(to, result.File), compilation.Source.Text);
            ResultFolder.Write(to, result);
        }
        switch (settings.Json)
        {
            case "-":
                Terminal.Out.Write(JsonReport.Print(result));
                break;
            case { } path:
                AtomicFile.WriteText(path, JsonReport.Print(result));
                goto default;
            default:
                ResultTable.Write(result, Terminal.Out);
                break;
        }
        return ExitCodes.Fine;
    }
}
