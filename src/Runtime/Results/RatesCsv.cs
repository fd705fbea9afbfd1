using System.Globalization;
using System.Text;

namespace NeuralEntropy.Runtime.Results;

/// <summary>
/// The rates of all measures over time and over log-SNR, and what each has come to, with 95 % intervals: one row for every measure and node.
/// </summary>
public static class RatesCsv
{
    private const string Heading =
        "measure,t,log_snr,value,standard_error,low,high,per_log_snr,per_log_snr_standard_error,per_log_snr_low,per_log_snr_high,"
        + "cumulative,cumulative_standard_error,cumulative_low,cumulative_high\n";

    public static string Print(RunResult result)
    {
        var text = new StringBuilder(Heading);
        foreach (var (name, rate) in result.Measures.Select(m => (m.Name, m.Rate)))
        {
            for (var i = 0; i < rate.Time.Length; i++)
            {
                double[] numbers = [rate.Time[i], rate.LogSnr[i], .. At(rate.PerTime, i), .. At(rate.PerLogSnr, i), .. At(rate.Cumulative, i)];
                text.Append(name).Append(',').AppendJoin(',', numbers.Select(v => v.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
            }
        }
        return text.ToString();
    }

    private static double[] At(TimeSeries curve, int i) => [curve.Value[i], curve.StandardError[i], curve.Low[i], curve.High[i]];
}
