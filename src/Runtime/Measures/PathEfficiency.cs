using System.Collections.Immutable;
using System.Globalization;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>L²/(A S_tot) ≤ 1: how evenly the noise is spent along the path that p_t takes, whatever its ends. It is 1 where the speed v_2 is in proportion to σ².</summary>
[Term("path_efficiency", "how evenly the noise is spent along the path, arc_length^2/(∫σ^2/2 dt S_tot), at most 1")]
public sealed class PathEfficiency : CompositeMeasure
{
    public override string Symbol => "L²/(A S_tot)";

    public override string Unit => "1";

    public override ImmutableArray<TimeIntegral> Parts { get; } = [new ArcLength(), new TotalEntropyProduction()];

    internal override MeasureResult ResultOf(IReadOnlyList<MeasureResult> parts, Conditions given)
    {
        var A = NoiseBudget.Of(given.Process);
        var estimate = Composition.Of(parts, p => Composition.Ratio(p[0] * p[0], A.Value * p[1]));
        return Result(estimate with { QuadratureError = estimate.QuadratureError + estimate.Value * A.Error / A.Value }, parts[0].Seconds) with
        {
            Notes = [string.Create(CultureInfo.InvariantCulture, $"L = {parts[0].Estimate.Value:G5} in x; A = {A.Value:G5} in x²"), .. parts[0].Notes],
        };
    }
}
