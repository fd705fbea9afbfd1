using System.Globalization;
using System.Text;

namespace NeuralEntropy.Runtime.Results;

/// <summary>The histograms of all measures that have one, one row for every bin; the first and the last row are what fell outside.</summary>
public static class HistogramCsv
{
    public static string Print(RunResult result)
    {
        var text = new StringBuilder("measure,from,to,count,density\n");
        foreach (var (name, histogram) in result.Measures.Where(m => m.Histogram is not null).Select(m => (m.Name, m.Histogram!)))
        {
            Row(double.NegativeInfinity, histogram.Start, histogram.Below);
            for (var i = 0; i < histogram.Counts.Length; i++)
                Row(histogram.Start + i * histogram.Width, histogram.Start + (i + 1) * histogram.Width, histogram.Counts[i]);
            Row(histogram.End, double.PositiveInfinity, histogram.Above);

            void Row(double from, double to, long count) =>
                text.AppendJoin(',', name, Text(from), Text(to), Text(count), Text(count / (histogram.Total * (to - from)))).Append('\n');
        }
        return text.ToString();
    }

    private static string Text(double value) => double.IsInfinity(value) ? value > 0 ? "inf" : "-inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
