namespace NeuralEntropy.Runtime.Engine;

/// <summary>One of several equal parts of a run's work, which together are all of it: each takes what stands one after the other.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct Share(int Number, int Count)
{
    /// <summary>Every part must hold a shift of its own.</summary>
    public const int Most = Draws.Shifts;

    public static Share Whole { get; } = new(1, 1);

    public bool IsWhole => Count == 1;

    /// <summary>Those of so many things that belong to it.</summary>
    public (long From, long To) Of(long things) => (things * (Number - 1) / Count, things * Number / Count);

    public override string ToString() => $"{Number}/{Count}";
}
