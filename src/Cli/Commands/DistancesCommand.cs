using System.CommandLine;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec distances FIRST SECOND</c>: how far the points of one file are from those of another, be it samples or features of them, whoever made them.</summary>
internal static class DistancesCommand
{
    private const string Experiment = ".sde";

    public static Command Create()
    {
        var first = new Argument<string>("FIRST") { Description = "samples, or features of them, a row each (.npy, .npz, .csv, .tsv or .txt); or a .sde file: the rows of its data file, or draws of its law" };
        var second = new Argument<string>("SECOND") { Description = "what they are compared with: of the same kinds" };
        var most = new Option<long?>("--samples") { Description = "how many points of each, at most, drawn at random; without it all rows of the shorter file" };
        var projections = new Option<int>("--projections") { Description = "how many directions the sliced Wasserstein distance projects on", DefaultValueFactory = _ => SlicedWassersteinMeasure.UsualProjections };
        var bandwidth = new Option<double>("--bandwidth") { Description = "the width of MMD's kernel; 0: the median distance of two points of SECOND" };
        var json = new Option<string?>("--json") { Description = "writes the result as JSON into a file, or with - to stdout", HelpName = "FILE|-" };
        var seed = new Option<long>("--seed") { Description = "where every random number comes from", DefaultValueFactory = _ => 1 };
        var device = new Option<string>("--device") { Description = "cpu, cuda or cuda:i", DefaultValueFactory = _ => "cpu" };
        var threads = new Option<int>("--threads") { Description = "processors to use; all of them when 0" };
        var command = new Command("distances", "Compares two files of samples, or of their features.") { first, second, most, projections, bandwidth, json, seed, device, threads };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var (one, other, many, directions, width) = (parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), parsed.GetValue(most), parsed.GetValue(projections), parsed.GetValue(bandwidth));
            var settings = new RunSettings(
                one, [], parsed.GetValue(seed), new RunOptions(parsed.GetValue(seed), parsed.GetRequiredValue(device), parsed.GetValue(threads)), parsed.GetValue(json), Out: null, Resume: false);
            if ((Refusal(one, other, many, directions, width) ?? settings.Refusal() ?? Output.Loss(settings.Json, null, one, other)) is { } reason)
            {
                Terminal.Error.WriteLine($"nec: {reason}; see `nec distances --help`");
                return ExitCodes.BadCommand;
            }
            foreach (var target in Output.Targets(settings)) AtomicFile.EnsureWritable(target);
            if (SourceOf(one) is not { } from || SourceOf(other) is not { } to) return ExitCodes.BadFile;
            Output.Write(settings, Compared());
            return ExitCodes.Fine;

            RunResult Compared()
            {
                using var progress = RunProgress.Create();
                return Runner.Compare(
                    from, to, [new SlicedWassersteinMeasure(projections: directions), new DiscrepancyMeasure(bandwidth: width), new EnergyDistanceMeasure(), new FrechetDistanceMeasure()],
                    settings.Options, many, progress.Measuring, cancellation);
            }
        }, cancellation));
        return command;
    }

    // Null where the file cannot be compiled, which then has been told.
    private static PointSource? SourceOf(string path)
    {
        if (!Path.GetExtension(path).Equals(Experiment, StringComparison.OrdinalIgnoreCase)) return PointSource.OfRows(path);
        if (Front.CompileUnmeasured(path, []) is not { Succeeded: true } compilation) return null;
        using var loaded = SdeCompiler.Load(compilation, AssemblyCache.OfUser);
        return PointSource.OfData(path, loaded.Experiment);
    }

    private static string? Refusal(string first, string second, long? most, int projections, double bandwidth) =>
        Path.GetFullPath(first) == Path.GetFullPath(second) ? $"both are {first}"
        : most < SampleDistance.FewestSamples ? $"--samples is {most}, and should be at least {SampleDistance.FewestSamples}"
        : projections is < 1 or > SlicedWassersteinMeasure.MostProjections ? $"--projections is {projections}, and should be from 1 to {SlicedWassersteinMeasure.MostProjections}"
        : !(bandwidth >= 0) || double.IsInfinity(bandwidth) ? $"--bandwidth is {bandwidth}, and should be positive, or 0"
        : null;
}
