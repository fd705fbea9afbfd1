using System.Collections.Immutable;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>A sweep whose target is known and whose values are listed. What each of them means where it is put, binding the file with it tells.</summary>
/// <param name="Changes">What of the file the values change.</param>
public sealed record BoundSweep(SweepTarget Target, SweepKind Changes, ImmutableArray<SweepPoint> Values, Location At)
{
    public string Key => Target.Key;
}

/// <summary>What a sweep changes.</summary>
public enum SweepKind
{
    /// <summary>The seed of the run, which is no value of the file.</summary>
    Seed,

    /// <summary>A parameter: what is derived of the process may change.</summary>
    Process,

    /// <summary>Data, network, training or measures.</summary>
    Other,
}

/// <summary>One value of a sweep.</summary>
/// <param name="Syntax">What takes the place of the file's own value.</param>
/// <param name="Text">The same as it can be written into a file.</param>
public sealed record SweepPoint(Expression Syntax, string Text, SweptValue Value, Location At);
