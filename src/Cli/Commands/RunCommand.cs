using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Engine;
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
        var resume = new Option<bool>("--resume") { Description = "goes on with what --out DIR holds of it; begins where that is nothing" };
        var shard = new Option<Share>("--shard")
        {
            Description = $"does only the k-th of n equal parts of the work, n up to {Share.Most}, and leaves it in --out DIR for nec merge",
            HelpName = "k/n",
            DefaultValueFactory = _ => Share.Whole,
            CustomParser = ReadShare,
        };
        var weights = new Option<string?>("--weights") { Description = "the weights that a run left, in place of training", HelpName = "FILE" };
        var command = new Command("run", "Trains the network of a file and measures it; once for each combination of its sweeps.") { file, set, seed, device, threads, batch, json, folder, resume, shard, weights };
        // On a thread of its own, so that an interrupt is heard while it works.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            new RunSettings(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(set),
                parsed.GetValue(seed),
                new RunOptions(
                    parsed.GetValue(seed) ?? DefaultSeed, parsed.GetRequiredValue(device), parsed.GetValue(threads), parsed.GetValue(batch), Path.GetFileName(parsed.GetRequiredValue(file)))
                { Share = parsed.GetValue(shard), Weights = parsed.GetValue(weights) },
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
        if (Output.Loss(settings.Json, compilation, settings.File) is { } loss) return Refuse(loss);
        if (compilation.Combinations.IsEmpty) return Once(settings, compilation, cancellation);
        var sweep = new SweepRun(settings, compilation);
        return sweep.Refusal() is { } why ? Refuse(why) : sweep.Run(cancellation);
    }

    private static int Once(RunSettings settings, Compilation compilation, CancellationToken cancellation)
    {
        var source = SelfContained.TextOf(compilation);
        if (settings.Out is { } done && settings.Earlier(done, settings.Options.Seed) is { } earlier)
        {
            if (File.ReadAllText(Path.Combine(done, RunSettings.Source)) != source) return Refuse($"{Path.Combine(done, RunSettings.Source)} is not what is to be run now");
            Output.Show(settings, earlier);
            return ExitCodes.Fine;
        }
        using var loaded = SdeCompiler.Load(compilation, AssemblyCache.OfUser);
        foreach (var path in Output.Targets(settings)) AtomicFile.EnsureWritable(path);
        var options = settings.OptionsIn(settings.Out, source) with { Parameters = loaded.Parameters };
        var result = Measured(loaded.Experiment, options, cancellation);
        if (options.Share.IsWhole) Output.Write(settings, compilation, result, source);
        else
        {
            AtomicFile.WriteText(Path.Combine(settings.Out!, RunSettings.Source), source);
            Terminal.Out.WriteLine($"{settings.Out}: shard {options.Share} of {options.File}, seed {options.Seed}; `nec merge` puts all {options.Share.Count} together");
        }
        return result.IsIncomplete ? Interruption.ExitCode : ExitCodes.Fine;
    }

    private static RunResult Measured(Experiment experiment, RunOptions options, CancellationToken cancellation)
    {
        try
        {
            using var progress = RunProgress.Create();
            return Runner.Run(experiment, options, progress.Training, progress.Measuring, cancellation);
        }
        finally
        {
            if (cancellation.IsCancellationRequested && options.Folder is { } folder)
                Terminal.Error.WriteLine(File.Exists(Path.Combine(folder, ResultFolder.State)) ? $"nec: {folder} holds what there is; with --resume the run goes on from there" : $"nec: there is nothing yet to keep in {folder}");
        }
    }

    private static Share ReadShare(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        var numbers = text.Split('/').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        if (numbers is [var k, var n] && 1 <= k && k <= n && n <= Share.Most) return new Share(k, n);
        result.AddError($"--shard takes k/n, with k from 1 to n and n up to {Share.Most}, and `{text}` is not of that form");
        return Share.Whole;
    }

    private static int Refuse(string reason)
    {
        Terminal.Error.WriteLine($"nec: {reason}; see `nec run --help`");
        return ExitCodes.BadCommand;
    }
}
