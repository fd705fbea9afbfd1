using System.CommandLine;
using System.Globalization;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec sample FILE --out samples.npy</c>: samples of the model that a file's network makes.</summary>
internal static class SampleCommand
{
    private enum Way { Sde, Flow }

    public static Command Create()
    {
        var file = Common.File();
        var set = Common.Set();
        var to = new Option<string>("--out") { Description = $"the file of the samples, a row each: {string.Join(", ", SampleFile.Kinds)}", HelpName = "FILE", Required = true };
        var count = new Option<long>("--count") { Description = "how many samples", DefaultValueFactory = _ => SampleDistance.UsualSamples };
        var by = new Option<Way>("--by") { Description = "by the reverse process, or by its probability flow", DefaultValueFactory = _ => Way.Sde };
        var steps = new Option<int>("--steps") { Description = "how many steps the reverse process takes", DefaultValueFactory = _ => SampleDistance.UsualSteps };
        var weights = new Option<string?>("--weights") { Description = "the weights that a run left, in place of training", HelpName = "FILE" };
        var label = new Option<string?>("--label") { Description = "of a network that is told labels, the class whose samples are drawn; all, as likely as in the data, without it", HelpName = "CLASS" };
        var seed = new Option<long>("--seed") { Description = "where every random number comes from", DefaultValueFactory = _ => 1 };
        var device = new Option<string>("--device") { Description = "cpu, cuda or cuda:i", DefaultValueFactory = _ => "cpu" };
        var threads = new Option<int>("--threads") { Description = "processors to use; all of them when 0" };
        var command = new Command("sample", "Draws samples of the model that the network of a file makes.") { file, set, to, count, by, steps, weights, label, seed, device, threads };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var (path, many, few, from) = (parsed.GetRequiredValue(to), parsed.GetValue(count), parsed.GetValue(steps), parsed.GetValue(weights));
            if (Refusal(path, many, few, parsed.GetValue(threads), from) is { } reason)
            {
                Terminal.Error.WriteLine($"nec: {reason}; see `nec sample --help`");
                return ExitCodes.BadCommand;
            }
            if (Front.CompileUnmeasured(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set)) is not { Succeeded: true } compilation) return ExitCodes.BadFile;
            var sweep = compilation.Combinations.IsEmpty ? null : "the file has a sweep, and samples are of one model: choose its value by --set";
            if ((sweep ?? Output.Loss(path, compilation)) is { } refusal)
            {
                Terminal.Error.WriteLine($"nec: {refusal}; see `nec sample --help`");
                return ExitCodes.BadCommand;
            }
            var options = new RunOptions(parsed.GetValue(seed), parsed.GetRequiredValue(device), parsed.GetValue(threads));
            Write(compilation, options, parsed.GetValue(by) == Way.Flow ? Route.Flow : Route.Sde, many, few, from, parsed.GetValue(label), path, cancellation);
            return ExitCodes.Fine;
        }, cancellation));
        return command;
    }

    private static void Write(Compilation compilation, RunOptions options, Route route, long count, int steps, string? weights, string? label, string path, CancellationToken cancellation)
    {
        using var loaded = SdeCompiler.Load(compilation, AssemblyCache.OfUser);
        AtomicFile.EnsureWritable(path);
        using var progress = RunProgress.Create();
        using var samples = Runner.Sample(loaded.Experiment, options with { Parameters = loaded.Parameters }, route, count, steps, weights, label, progress.Training, cancellation);
        SampleFile.Write(path, samples);
        var way = route == Route.Flow ? "the probability flow" : "the reverse process";
        var classes = label is not null ? $", of the class {label}"
            : compilation.Bound!.Network is BoundTermNetwork { IsToldLabels: true } ? "; their labels are as likely as in the data" : "";
        Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {samples.shape[0]} samples of {samples.shape[1]} components by {way}, seed {options.Seed}{classes}"));
    }

    private static string? Refusal(string path, long count, int steps, int threads, string? weights) =>
        !SampleFile.IsKnown(path) ? $"--out is {path}, and its ending should be one of {string.Join(", ", SampleFile.Kinds)}"
        : count < 1 ? $"--count is {count}, and should be at least 1"
        : steps < 2 ? $"--steps is {steps}, and should be at least 2"
        : threads < 0 ? $"--threads is {threads}, and cannot be negative"
        : weights is not null && !File.Exists(weights) ? $"there is no file {weights}"
        : null;
}
