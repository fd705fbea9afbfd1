using System.Text;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Independent streams of random numbers: one for every (seed, purpose, index), so that a block of work draws the same numbers whoever
/// does it and whenever. The three are hashed by FNV-1a and mixed by splitmix64's finaliser (Steele et al. 2014).
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

    private static ulong Mix(ulong z)
    {
        z += 0x9e3779b97f4a7c15ul;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ul;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebul;
        return z ^ (z >> 31);
    }
}
