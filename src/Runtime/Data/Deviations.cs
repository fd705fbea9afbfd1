using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NeuralEntropy.Runtime.Data;

/// <summary>One standard deviation for all components, or one for each: <c>0.5</c> or <c>[0.5, 2]</c>.</summary>
/// <param name="Values">The numbers; none where nothing is stated.</param>
/// <param name="IsCommon">Whether the one number stands for all components.</param>
[CollectionBuilder(typeof(Deviations), nameof(Each))]
public readonly record struct Deviations(ImmutableArray<double> Values, bool IsCommon)
{
    public bool IsStated => !Values.IsDefault;

    public static implicit operator Deviations(double common) => Common(common);

    public static Deviations Common(double deviation) => new([deviation], true);

    public static Deviations Each(ReadOnlySpan<double> deviations) => new([.. deviations], false);

    public ImmutableArray<double>.Enumerator GetEnumerator() => Values.GetEnumerator();
}
