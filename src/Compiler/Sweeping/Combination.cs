using System.Collections.Immutable;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Emission;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>One run of a file with sweeps: a value of each, and what the file is with them.</summary>
/// <param name="Points">By sweep, in the order of the file.</param>
/// <param name="Warnings">What the compiler has to say of it.</param>
public sealed record Combination(ImmutableArray<SweepPoint> Points, BoundFile Bound, DerivedProcess Derived, ImmutableArray<Diagnostic> Warnings)
{
    public ImmutableArray<SweptValue> Values => [.. Points.Select(p => p.Value)];

    public IReadOnlyDictionary<string, double> Parameters => Bound.Process.Parameters.ToDictionary(p => p.Name, p => p.Value);

    /// <summary>The swept seed; null where it is not swept.</summary>
    public long? Seed { get; init; }

    /// <summary>
    /// Equal for combinations that differ in nothing but parameters, unless one of them has another closed form: each is derived at its own values.
    /// </summary>
    public string CSharp => Emitter.Emit(Bound, Derived);

    /// <summary>The file with the values written where they belong, and without its sweeps: the same experiment on its own.</summary>
    /// <param name="file">The file, with what it imports written out.</param>
    public SourceText In(SourceText file) => Overrides.Apply(
        Overrides.WithoutSeeds(file),
        SweepOrder.Of(Points, p => p.Value.Key).Where(p => Seed is null || p.Value.Key != Overrides.Seed).Select(p => new Override(p.Value.Key, p.Text))).Source;
}
