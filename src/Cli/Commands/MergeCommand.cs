using System.CommandLine;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec merge DIR1 DIR2 … --out DIR</c>: the result of a run whose work was done in shards, to the digit that of one run.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR") { Description = "the folders of all shards, in any order", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string?>("--out") { Description = "writes what a run writes into a folder", HelpName = "DIR" };
        var json = new Option<string?>("--json") { Description = "writes the result as JSON into a file, or with - to stdout", HelpName = "FILE|-" };
        var threads = new Option<int>("--threads") { Description = "processors to use for what shards leave; all of them when 0" };
        var command = new Command("merge", "Puts the shards of a run together.") { folders, to, json, threads };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetRequiredValue(folders), parsed.GetValue(to), parsed.GetValue(json), parsed.GetValue(threads), cancellation), cancellation));
        return command;
    }

    private static int Run(string[] folders, string? to, string? json, int threads, CancellationToken cancellation)
    {
        if (folders.FirstOrDefault(f => !File.Exists(Path.Combine(f, ResultFolder.State))) is { } empty) return Refuse($"{empty} holds no shard of a run");
        var merged = Shards.Merged([.. folders.Select(f => (f, RunState.Read(Path.Combine(f, ResultFolder.State))))]);
        var (path, weights) = (Path.Combine(folders[0], RunSettings.Source), Path.Combine(folders[0], ResultFolder.Weights));
        var source = File.ReadAllText(path);
        var options = new RunOptions(merged.Identity.Seed, merged.Identity.Device, threads, File: merged.File)
        {
            Source = source,
            From = merged,
            Weights = merged.Identity.Weights == "" ? null : weights,
        };
        var settings = new RunSettings(path, [], options.Seed, options, json, to, Resume: false);
        if (settings.Refusal() is { } reason) return Refuse(reason);
        if (Front.Compile(path, []) is not { Succeeded: true } compilation) return ExitCodes.BadFile;
        using var loaded = SdeCompiler.Load(compilation, AssemblyCache.OfUser);
        foreach (var target in Output.Targets(settings)) AtomicFile.EnsureWritable(target);
        var result = Runner.Run(loaded.Experiment, options with { Parameters = loaded.Parameters }, cancellation: cancellation);
        Output.Write(settings, compilation, result, source);
        return result.IsIncomplete ? Interruption.ExitCode : ExitCodes.Fine;
    }

    private static int Refuse(string reason)
    {
        Terminal.Error.WriteLine($"nec: {reason}; see `nec merge --help`");
        return ExitCodes.BadCommand;
    }
}
