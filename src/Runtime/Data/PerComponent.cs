using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NeuralEntropy.Runtime.Data;

/// <summary>One number for all components, or one for each: <c>0.5</c> or <c>[0.5, 2]</c>.</summary>
/// <param name="Values">The numbers; none where nothing is stated.</param>
/// <param name="IsCommon">Whether the one number stands for all components.</param>
[CollectionBuilder(typeof(PerComponent), nameof(Each))]
public readonly record struct PerComponent(ImmutableArray<double> Values, bool IsCommon)
{
    public bool IsStated => !Values.IsDefault;

    public static implicit operator PerComponent(double common) => Common(common);

    public static PerComponent Common(double value) => new([value], true);

    public static PerComponent Each(ReadOnlySpan<double> values) => new([.. values], false);

    public ImmutableArray<double>.Enumerator GetEnumerator() => Values.GetEnumerator();

    /// <summary>One number for each of so many components; <paramref name="unstated"/> where nothing is stated.</summary>
    public ImmutableArray<double> Of(int dimension, double unstated) =>
        !IsStated ? [.. Enumerable.Repeat(unstated, dimension)] : IsCommon ? [.. Enumerable.Repeat(Values[0], dimension)] : Values;
}
