using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuralEntropy.Runtime.Results;

/// <summary>The pace at which p_t moves at constant speed in W₂: the arc length as a clock, s = t₀ + τ L(t)/L, at the nodes of the integral over time.</summary>
/// <param name="Time">t, ascending.</param>
/// <param name="LogSnr">ln(μ²/Σ²) at t.</param>
/// <param name="Speed">v_2, in the units of x per unit of time.</param>
/// <param name="Length">L(t) from the start, in the units of x.</param>
/// <param name="NewTime">s, on the interval of t.</param>
/// <param name="Change">t = φ(s) as a line of the language: straight pieces, so that the speed is nearly constant.</param>
public sealed record ConstantSpeed(
    ImmutableArray<double> Time, ImmutableArray<double> LogSnr, ImmutableArray<double> Speed, ImmutableArray<double> Length, ImmutableArray<double> NewTime, string Change)
{
    /// <summary>The table, one row for every node.</summary>
    public string Csv()
    {
        var text = new StringBuilder("t,log_snr,v_2,arc_length,s\n");
        for (var k = 0; k < Time.Length; k++)
            text.AppendJoin(',', new[] { Time[k], LogSnr[k], Speed[k], Length[k], NewTime[k] }.Select(x => x.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }

    /// <summary>The change of time with what to do with it.</summary>
    public string Clause() =>
        $"// The process at nearly constant speed in W_2, so that c_2 is nearly arc_length^2/τ. To be put behind `use …`, in the place of its semicolon, or inside the process; t is the name of its time.\n{Change}\n";
}
