using NeuralEntropy.Runtime.Engine;

namespace NeuralEntropy.Runtime.Results;

/// <summary>The states of all shares of one run, put together.</summary>
public static class Shards
{
    /// <param name="shards">By the names that a user gave to them.</param>
    /// <exception cref="NecException">They do not belong together, or are not all of them.</exception>
    public static RunState Merged(IReadOnlyList<(string Name, RunState State)> shards)
    {
        var (first, whole) = shards[0];
        foreach (var (name, state) in shards)
        {
            if (whole.Identity.DifferenceTo(state.Identity) is { } what) throw Failures.ShardsOfDifferentRuns(first, name, what);
            if (whole.Share.Count != state.Share.Count) throw Failures.ShardsOfDifferentCounts(first, whole.Share, name, state.Share);
            if (!state.IsComplete) throw Failures.ShardIncomplete(name);
        }
        if (shards.GroupBy(s => s.State.Share).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Failures.ShardTwice(twice.Key, twice.Select(s => s.Name));
        var missing = Enumerable.Range(1, whole.Share.Count).Select(k => new Share(k, whole.Share.Count)).Except(shards.Select(s => s.State.Share)).ToArray();
        if (missing.Length > 0) throw Failures.ShardsMissing(missing);
        // What all of them hold is what each was asked for, the same for all.
        var numbers = shards.SelectMany(s => s.State.Numbers).DistinctBy(n => n.Key).ToDictionary(n => n.Key, n => n.Value);
        return whole with { Share = Share.Whole, Numbers = numbers };
    }
}
