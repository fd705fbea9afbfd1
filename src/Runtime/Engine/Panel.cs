namespace NeuralEntropy.Runtime.Engine;

/// <summary>A stretch of u with its integrals, one for every measure, by the rule on all of it.</summary>
internal sealed class Panel(double start, double end, int measures)
{
    public double Start { get; } = start;

    public double End { get; } = end;

    public double[] Integrals { get; } = new double[measures];

    /// <summary>The same stretch by the rule on each half; null where they are not evaluated yet.</summary>
    public (Panel Left, Panel Right)? Halves { get; set; }

    public double Length => End - Start;

    /// <summary>Rule minus halved rule.</summary>
    public double Difference(int measure) =>
        Integrals[measure] - Halves!.Value.Left.Integrals[measure] - Halves.Value.Right.Integrals[measure];
}
