using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>W₂(p_0, p_T) of the laws at the two ends of the interval, in the units of x: of normal data, and in one dimension (<see cref="EndDistance"/>).</summary>
[Term("W_2", "the Wasserstein distance between the data and the noise at the end, of normal data or in one dimension, in the units of x")]
public sealed class WassersteinDistance : EndMeasure
{
    public override string Symbol => "W_2";

    public override string Unit => "x";

    public override bool IsExact => true;

    private protected override (Estimate, ImmutableArray<string>) EstimateUnder(Conditions given) => (Root(EndDistance.Of(given)), []);
}
