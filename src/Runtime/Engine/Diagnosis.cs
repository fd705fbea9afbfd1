using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>Which term made a measure NaN or infinite.</summary>
internal static class Diagnosis
{
    /// <param name="measure">Its index.</param>
    /// <param name="node">The node's number, or −1 in the pilot.</param>
    /// <param name="first">The number of the first of <paramref name="drawn"/>.</param>
    public static NecException Of(Subject subject, Evaluator evaluator, Drawn drawn, int measure, int node, long first)
    {
        using var scope = NewDisposeScope();
        var sample = evaluator.SampleAt(drawn);
        (string Name, Tensor? Value)[] terms =
        [
            ("the state y", sample.State),
                ("the ideal field e*", sample.Ideal), ("the ideal field of the class", sample.IdealOfClass), ("the network's field e", sample.Entropy),
                    ("the conditional field c", sample.ConditionalIdeal),
            ("its integrand", evaluator.IntegrandsAt(drawn)[measure].unsqueeze(1)),
        ];
        foreach (var (name, tensor) in terms)
        {
            if (tensor is null) continue;
            var rows = tensor.sum(1).to(float64).cpu().contiguous().data<double>().ToArray();
            var bad = Array.FindIndex(rows, v => !double.IsFinite(v));
            if (bad >= 0)
                return Failures.MeasureNotFinite(subject.Measures[measure].Name, name, sample.Kernel.Time, node, first + bad, rows[bad]);
        }
        return Failures.MeasureNotFinite(subject.Measures[measure].Name, "the mean of its integrand", sample.Kernel.Time, node, first, double.NaN);
    }
}
