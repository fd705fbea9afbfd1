using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>W₂(p_0, p_T)²/(A S_tot) ≤ 1, the thermodynamic efficiency of the whole process: the <see cref="SpeedLimit"/> as a share of what is produced.</summary>
[Term("efficiency", "the thermodynamic efficiency of the process, its speed limit over S_tot, at most 1")]
public sealed class Efficiency : CompositeMeasure
{
    public override string Symbol => "W_2²/(A S_tot)";

    public override string Unit => "1";

    public override ImmutableArray<TimeIntegral> Parts { get; } = [new TotalEntropyProduction()];

    internal override MeasureResult ResultOf(IReadOnlyList<MeasureResult> parts, Conditions given)
    {
        var (distance, A) = (EndDistance.Of(given), NoiseBudget.Of(given.Process));
        var estimate = Composition.Of(parts, S => Composition.Ratio(distance.Square, A.Value * S[0]));
        // The distance has random numbers of its own.
        var ofDistance = distance.Square > 0 ? estimate.Value * distance.StandardError / distance.Square : 0;
        return Result(
            estimate with { StandardError = Math.Sqrt(estimate.StandardError * estimate.StandardError + ofDistance * ofDistance), QuadratureError = estimate.QuadratureError + estimate.Value * A.Error / A.Value },
            parts[0].Seconds) with
        { Notes = [SpeedLimit.NoteOf(distance, A.Value)] };
    }
}
