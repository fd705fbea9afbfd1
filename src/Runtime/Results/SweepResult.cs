using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Results;

/// <summary>What the runs of a file with sweeps have come to so far.</summary>
/// <param name="Sweeps">The values that each goes through, the slowest sweep first.</param>
/// <param name="Count">How many runs there are to be.</param>
/// <param name="Runs">Those that are done, in their order.</param>
public sealed record SweepResult(
    string Version,
    string File,
    string Device,
    IReadOnlyDictionary<string, string> Overrides,
    ImmutableArray<ImmutableArray<SweptValue>> Sweeps,
    int Count,
    IReadOnlyList<SweptRun> Runs)
{
    /// <summary>Every measure that any run has, in the order of the first that does.</summary>
    public IEnumerable<(string Name, string Symbol, string Unit)> Measures =>
        Runs.SelectMany(run => run.Result?.Measures ?? []).Select(m => (m.Name, m.Symbol, m.Unit)).Distinct();
}

/// <summary>One combination of the values: its result, or why it has none.</summary>
/// <param name="Name">Unique, and the name of its folder.</param>
public sealed record SweptRun(string Name, ImmutableArray<SweptValue> Values, RunResult? Result, NecException? Failure);
