using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>All numbers of a run, to the bit.</summary>
public static class Digits
{
    public static string Of(RunResult result) =>
        string.Join('\n', result.Measures.Select(m => $"{m.Name} {m.Estimate.Value:R} {m.Estimate.StandardError:R} {m.Estimate.QuadratureError:R} {m.Estimate.Units} {m.Estimate.Evaluations} {m.Tail}"))
        + RatesCsv.Print(result) + HistogramCsv.Print(result) + string.Join('\n', result.Warnings.Select(w => w.Message));
}
