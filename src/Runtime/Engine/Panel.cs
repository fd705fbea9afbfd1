namespace NeuralEntropy.Runtime.Engine;

/// <summary>A stretch of u with the integrands of every measure at the nodes of a rule on it.</summary>
/// <param name="values">Of the integrands over u: [node][measure].</param>
internal sealed class Panel(double start, double end, GaussLegendre rule, double[][] values)
{
    public double Start { get; } = start;

    public double End { get; } = end;

    /// <summary>One for every measure, by the rule on all of it.</summary>
    public double[] Integrals { get; } = Integrated(values, rule.Weights, (end - start) / 2);

    /// <summary>The same stretch by the rule on each half; null where they are not evaluated yet.</summary>
    public (Panel Left, Panel Right)? Halves { get; set; }

    public double Length => End - Start;

    /// <summary>Rule minus halved rule.</summary>
    public double Difference(int measure) =>
        Integrals[measure] - Halves!.Value.Left.Integrals[measure] - Halves.Value.Right.Integrals[measure];

    /// <summary>The same of the integrals up to u, one for every measure.</summary>
    public double[] DifferencesUpTo(double u)
    {
        var (left, right) = (Halves!.Value.Left.IntegralsUpTo(u), Halves.Value.Right.IntegralsUpTo(u));
        return [.. IntegralsUpTo(u).Select((whole, j) => whole - left[j] - right[j])];
    }

    /// <summary>The weights in u of the integral up to u, one for every node.</summary>
    public double[] WeightsUpTo(double u) => [.. rule.WeightsUpTo(Math.Clamp(2 * (u - Start) / Length - 1, -1, 1)).Select(w => w * Length / 2)];

    private double[] IntegralsUpTo(double u) => Integrated(values, WeightsUpTo(u), 1);

    private static double[] Integrated(double[][] values, double[] weights, double scale) =>
        [.. Enumerable.Range(0, values[0].Length).Select(j => values.Zip(weights, (v, w) => w * scale * v[j]).Sum())];
}
