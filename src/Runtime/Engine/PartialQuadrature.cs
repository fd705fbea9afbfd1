using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The integral over time up to some u, minus the log signal-to-noise ratio, by the nodes of the whole: the panels below u, and of the panel that u lies in the
/// integral of the polynomial through its nodes (<see cref="GaussLegendre.WeightsUpTo"/>). A part between two u is a difference of two of these, so parts add up to the whole.
/// </summary>
public sealed class PartialQuadrature
{
    private const double Near = 1.0 / 8;

    private readonly ImmutableArray<Panel> panels;
    private readonly double[] weights;
    private readonly double folds;
    private readonly double[] left;

    /// <param name="weights">Of all nodes in u.</param>
    /// <param name="folds">What the first node's weight holds for all that is left out below the first panel, where the integrand falls like e^u.</param>
    /// <param name="left">The error that is counted for that, of every measure.</param>
    internal PartialQuadrature(ImmutableArray<Panel> panels, double[] weights, double folds, double[] left)
    {
        (this.panels, this.weights, this.folds, this.left) = (panels, weights, folds, left);
    }

    /// <summary>Where the first panel starts.</summary>
    public double Start => panels[0].Start;

    /// <summary>Where the last panel ends.</summary>
    public double End => panels[^1].End;

    /// <summary>Whether the data stands at the interval's start, so that there are times below any u.</summary>
    public bool ReachesData => folds > 0;

    /// <summary>What of each node's weight counts up to u.</summary>
    public double[] Shares(double u)
    {
        double[] below = [.. panels.SelectMany(p => p.WeightsUpTo(u))];
        below[0] += Left(u) * folds;
        return [.. below.Zip(weights, (b, w) => b / w)];
    }

    /// <summary>The error of the integral of a measure from one u to another: the rule against the rule with every panel halved, on the pilot, and what is left out at the start.</summary>
    public double Error(int measure, double from, double to)
    {
        var (starts, ends) = (DifferencesNear(measure, from), DifferencesNear(measure, to));
        return ends.Max(b => starts.Max(a => Math.Abs(b - a))) + left[measure] * (Left(to) - Left(from));
    }

    // Within a panel the difference turns its sign from node to node, and where it does the error does so only nearly.
    private double[] DifferencesNear(int measure, double u)
    {
        var near = panels.FirstOrDefault(p => p.Start < u && u < p.End) is { } panel
            ? (double[])[u, Math.Max(panel.Start, u - Near * panel.Length), Math.Min(panel.End, u + Near * panel.Length)] : [u];
        return [.. near.Select(v => panels.Sum(p => p.DifferencesUpTo(v)[measure]))];
    }

    private double Left(double u) => Math.Min(1, Math.Exp(u - Start));
}
