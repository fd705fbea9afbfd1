using System.Globalization;
using System.Text;

namespace NeuralEntropy.Runtime.Results;

/// <summary>The rates over time of all measures, one row for every measure and node.</summary>
public static class RatesCsv
{
    public static string Print(RunResult result)
    {
        var text = new StringBuilder("measure,t,log_snr,value,standard_error\n");
        foreach (var measure in result.Measures)
            for (var i = 0; i < measure.Rate.Time.Length; i++)
                text.AppendJoin(',', measure.Name, Text(measure.Rate.Time[i]), Text(measure.Rate.LogSnr[i]), Text(measure.Rate.Value[i]), Text(measure.Rate.StandardError[i])).Append('\n');
        return text.ToString();
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
