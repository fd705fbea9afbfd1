namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The generator splitmix64 (Steele, Lea, Flood 2014) in whole numbers alone: the same on every machine and without the tensor library.
/// <code>
/// s ← s + 9e3779b97f4a7c15₁₆,   z ← (s ⊕ s≫30) · bf58476d1ce4e5b9₁₆,   z ← (z ⊕ z≫27) · 94d049bb133111eb₁₆,   z ⊕ z≫31
/// </code>
/// </summary>
internal sealed class SplitMix64(ulong state)
{
    private ulong state = state;

    public ulong Next()
    {
        state += 0x9e3779b97f4a7c15ul;
        var z = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9ul;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebul;
        return z ^ (z >> 31);
    }

    /// <summary>(k + ½)/2⁵³ with the upper 53 bits k: uniform between 0 and 1, and neither of them.</summary>
    public double NextUniform() => ((Next() >> 11) + 0.5) / (1ul << 53);
}
