using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>A lower bound of W₂(p_0, p_T), in the units of x: that of the normal distributions with the same means and covariances (Gelbrich 1990).</summary>
[Term("W_2_bound", "a lower bound of the Wasserstein distance between the data and the noise at the end, from means and covariances, in the units of x")]
public sealed class WassersteinBound : EndMeasure
{
    public override string Symbol => "W_2 ≥";

    public override string Unit => "x";

    private protected override (Estimate, ImmutableArray<string>) EstimateUnder(Conditions given)
    {
        var bound = EndDistance.Bound(given);
        return (Root(bound), [bound.IsExact ? "of normal data it is W_2 itself" : "from the means and covariances"]);
    }
}
