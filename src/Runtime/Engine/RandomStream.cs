using System.Text;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Independent streams of random numbers: one for every (seed, purpose, index), so that a block of work draws the same numbers whoever
/// does it and whenever. The three are hashed by FNV-1a and mixed by <see cref="SplitMix64"/>.
/// </summary>
public static class RandomStream
{
    public static ulong Seed(long seed, string purpose, long index)
    {
        var hash = 0xcbf29ce484222325ul;
        foreach (var octet in Encoding.UTF8.GetBytes(purpose)) hash = (hash ^ octet) * 0x100000001b3ul;
        return Mix(Mix(Mix((ulong)seed) ^ hash) + (ulong)index);
    }

    public static Generator Generator(long seed, string purpose, long index, Device device) => new(Seed(seed, purpose, index), device);

    private static ulong Mix(ulong z) => new SplitMix64(z).Next();
}
