using System.Globalization;
using System.Text;

namespace NeuralEntropy.Runtime.Results;

/// <summary>The rates over time of all measures, one row for every measure and node.</summary>
public static class RatesCsv
{
    public static string Print(RunResult result)
    {
        var text = new StringBuilder("measure,t,log_snr,value,standard_error\n");
        foreach (var (name, rate) in result.Measures.Select(m => (m.Name, m.Rate)))
        {
            for (var i = 0; i < rate.Time.Length; i++)
                text.AppendJoin(',', name, Text(rate.Time[i]), Text(rate.LogSnr[i]), Text(rate.Value[i]), Text(rate.StandardError[i])).Append('\n');
        }
        return text.ToString();
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
