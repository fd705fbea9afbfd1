using System.Collections.Immutable;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Transport;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// L²/τ, in x² per unit of time, with the length τ of the interval: c_2 of the same process at the pace at which p_t moves at constant speed in W₂, the least that a change of time reaches (Ikeda et
/// al. 2025, eq. 92). The pace is s with ds/dt = τ v_2/L.
/// </summary>
[Term("retiming", "the transport cost of the same process at constant speed, arc_length^2/τ, the least of all paces, in the units of x² per unit of time")]
public sealed class RetimedCost : CompositeMeasure
{
    public override string Symbol => "L²/τ";

    public override string Unit => "x²/t";

    public override ImmutableArray<TimeIntegral> Parts { get; } = [new ArcLength(), new TransportCost()];

    internal override MeasureResult ResultOf(IReadOnlyList<MeasureResult> parts, Conditions given)
    {
        var τ = given.Process.Time.Length;
        var excess = Composition.Of(parts, p => Composition.Ratio(p[1] * τ, p[0] * p[0]));
        return Result(Composition.Of(parts, p => p[0] * p[0] / τ), parts[0].Seconds) with
        {
            Pace = parts[0].Estimate.Value > 0 ? PaceOf(parts[0], parts[1], given.Process.Time) : null,
            Notes = [.. double.IsFinite(excess.Value) ? [Note(excess)] : Array.Empty<string>(), .. parts[0].Notes],
        };
    }

    private static ConstantSpeed PaceOf(MeasureResult length, MeasureResult cost, Interval time)
    {
        var (L, C) = (length.Estimate.Value, cost.Estimate.Value);
        var (passed, spent) = (Rising(length), Rising(cost));
        return new ConstantSpeed(
            length.Rate.Time, length.Rate.LogSnr, length.Rate.PerTime.Value, passed, [.. passed.Select(l => time.Start + time.Length * l / L)],
            Pieces.Of([time.Start, .. length.Rate.Time, time.End], [0, .. passed, L], [0, .. spent, C]));
    }

    // Where next to nothing has been passed, the error of the integral so far may be greater than what is added.
    private static ImmutableArray<double> Rising(MeasureResult part)
    {
        var most = 0.0;
        return [.. part.Rate.Cumulative.Value.Select(passed => most = Math.Clamp(passed, most, part.Estimate.Value))];
    }

    private static string Note(Estimate excess) => $"at its own pace the process costs {Remarks.Rounded(excess.Value, excess.StandardError)} times as much";
}
