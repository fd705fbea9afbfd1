using System.Collections.Immutable;
using System.Globalization;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// W₂(p_0, p_T)²/A with A = ∫ max_i σ_i²/2 dt, in nats: no process with as much noise leads from one end to the other and produces less, S_tot ≥ L²/A ≥ W₂²/A (Ikeda et al. 2025, eqs. 63–68, with
/// a σ that depends on time). With W₂ where it is known, else with its lower bound.
/// </summary>
[Term("speed_limit", "the least entropy that any process with as much noise produces between the same ends, W_2^2/∫σ^2/2 dt, in nats")]
public sealed class SpeedLimit : EndMeasure
{
    public override string Symbol => "W_2²/A";

    private protected override (Estimate, ImmutableArray<string>) EstimateUnder(Conditions given)
    {
        var (distance, A) = (EndDistance.Of(given), NoiseBudget.Of(given.Process));
        var value = distance.Square / A.Value;
        return (Of(distance, value, distance.StandardError / A.Value, value * A.Error / A.Value), [NoteOf(distance, A.Value)]);
    }

    /// <summary>What is told of the numbers in it.</summary>
    internal static string NoteOf(EndDistance distance, double A) => string.Create(
        CultureInfo.InvariantCulture, $"W_2 = {Math.Sqrt(distance.Square):G5} in x{(distance.IsExact ? "" : ", the lower bound from means and covariances")}; A = {A:G5} in x²");
}
