using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace NeuralEntropy.Runtime.Results;

/// <summary>What decides a run's digits: where one of these differs, it is another run.</summary>
/// <param name="Version">Of nec.</param>
/// <param name="Source">The hash of the .sde file with all values as they are run.</param>
/// <param name="Device">Its kind.</param>
/// <param name="Data">The hashes of all data files.</param>
/// <param name="Weights">The hash of the network's; empty where it has none.</param>
public sealed record RunIdentity(string Version, string Source, long Seed, string Device, string Data, string Weights)
{
    private ImmutableArray<(string What, object Value)> Facts =>
        [("the version of nec", Version), ("the file", Source), ("the seed", Seed), ("the device", Device), ("the data", Data), ("the weights", Weights)];

    /// <summary>SHA-256 of a text, in lower case.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first thing in which another run differs; null where it is the same.</summary>
    public string? DifferenceTo(RunIdentity other) =>
        Facts.Zip(other.Facts).Where(pair => !pair.First.Value.Equals(pair.Second.Value)).Select(pair => pair.First.What).FirstOrDefault();
}
