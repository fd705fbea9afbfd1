using System.Collections.Immutable;
using System.Globalization;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Compiler.Sweeping;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli;

/// <summary>
/// Runs the combinations of a file's sweeps one after the other. One that fails does not stop the others; what is done is told and kept whatever
/// ends the rest.
/// </summary>
internal sealed class SweepRun(RunSettings settings, Compilation compilation)
{
    /// <summary>The name of the table of all runs.</summary>
    public const string Table = "table.csv";

    private readonly List<SweptRun> done = [];
    private readonly SourceText whole = new(compilation.Source.Path, SelfContained.TextOf(compilation));

    private SweepResult Result => new(
        Product.Version, settings.Options.File, settings.Options.Device, settings.OverridesByKey,
        [.. compilation.Bound!.Sweeps.Select(sweep => sweep.Values.Select(point => point.Value).ToImmutableArray())], compilation.Combinations.Length, done);

    /// <summary>Why a sweep cannot be gone on with, or null.</summary>
    public string? Refusal()
    {
        if (!settings.Options.Share.IsWhole) return "--shard is of one run, and the file has a sweep: choose its value by --set";
        if (!settings.Resume) return null;
        var source = Path.Combine(settings.Out!, RunSettings.Source);
        return File.Exists(source) && File.ReadAllText(source) != whole.Text ? $"{source} is not what is to be run now" : null;
    }

    public int Run(CancellationToken cancellation)
    {
        if (settings.Json is not null && !settings.JsonToOut) AtomicFile.EnsureWritable(settings.Json);
        if (settings.Out is { } folder) AtomicFile.WriteText(Path.Combine(folder, RunSettings.Source), whole.Text);
        using var loader = new CombinationLoader(AssemblyCache.OfUser);
        try
        {
            for (var i = 0; i < compilation.Combinations.Length; i++)
            {
                var combination = compilation.Combinations[i];
                done.Add(Earlier(i, combination) ?? Run(i, combination, loader, cancellation));
                if (settings.Out is not null) AtomicFile.WriteText(Path.Combine(settings.Out, Table), SweepCsv.Print(Result));
            }
        }
        finally
        {
            Tell();
        }
        return done.Any(run => run.Failure is not null) ? ExitCodes.BadFile : ExitCodes.Fine;
    }

    /// <summary>What an interrupted sweep has left of a run: all of it, for the result is written last.</summary>
    private SweptRun? Earlier(int index, Combination combination)
    {
        var earlier = settings.Out is null ? null : settings.Earlier(Path.Combine(settings.Out, Name(index)), SeedOf(combination));
        return earlier is null ? null : new SweptRun(Name(index), combination.Values, Light(earlier), null);
    }

    private long SeedOf(Combination combination) => combination.Seed ?? settings.Options.Seed;

    private SweptRun Run(int index, Combination combination, CombinationLoader loader, CancellationToken cancellation)
    {
        var (name, values) = (Name(index), string.Join(", ", combination.Values.Select(v => $"{v.Key} = {v.Text}")));
        try
        {
            var result = Measure(combination, loader, name, $"run {index + 1} of {compilation.Combinations.Length}: {values}", cancellation);
            foreach (var warning in result.Warnings) Terminal.Error.WriteLine($"warning[{warning.Code}]: with {values}: {warning.Message}");
            var kept = Kept(settings.Complete(result, combination.Warnings, combination.Bound), name, combination);
            // Its folder has it; the table has only what is done.
            return kept.IsIncomplete ? throw new OperationCanceledException(cancellation) : new SweptRun(name, combination.Values, kept, null);
        }
        catch (NecException failure) when (failure.ExitCode == ExitCodes.BadFile)
        {
            Terminal.Error.WriteLine($"error[{failure.Code}]: with {values}: {failure.Message}");
            if (failure.Help is { } help) Terminal.Error.WriteLine($"  = help: {help}");
            return new SweptRun(name, combination.Values, null, failure);
        }
    }

    private RunResult Measure(Combination combination, CombinationLoader loader, string name, string label, CancellationToken cancellation)
    {
        var experiment = loader.Load(combination);
        var options = settings.OptionsIn(settings.Out is null ? null : Path.Combine(settings.Out, name), combination.In(whole).Text) with { Parameters = combination.Parameters, Seed = SeedOf(combination) };
        using var progress = RunProgress.Create(label);
        return Runner.Run(experiment, options, progress.Training, progress.Measuring, cancellation) with { Sweep = combination.Values };
    }

    /// <summary>Writes the run's files.</summary>
    private RunResult Kept(RunResult result, string name, Combination combination)
    {
        if (settings.Out is not null)
        {
            var folder = Path.Combine(settings.Out, name);
            AtomicFile.WriteText(Path.Combine(folder, RunSettings.Source), combination.In(whole).Text);
            ResultFolder.Write(folder, result);
        }
        foreach (var tensor in new[] { result.Weights, result.BaselineWeights }.SelectMany(w => w?.Values ?? [])) tensor.Dispose();
        return Light(result with { Weights = null, BaselineWeights = null });
    }

    /// <summary>Of thousands of runs only what the table and the JSON object need stays in memory.</summary>
    private RunResult Light(RunResult result) =>
        settings.Json is not null ? result : result with { Measures = [.. result.Measures.Select(m => m with { Rate = Rate.None })] };

    private void Tell()
    {
        if (done.Count == 0) return;
        if (settings.JsonToOut) Terminal.Out.Write(SweepJson.Print(Result));
        else SweepTable.Write(Result, Terminal.Out);
        if (settings.Json is not null && !settings.JsonToOut) AtomicFile.WriteText(settings.Json, SweepJson.Print(Result));
    }

    private string Name(int index)
    {
        var digits = compilation.Combinations.Length.ToString(CultureInfo.InvariantCulture).Length;
        return $"run-{(index + 1).ToString($"D{digits}", CultureInfo.InvariantCulture)}";
    }
}
