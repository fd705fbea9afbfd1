using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>A node of the integral over time.</summary>
/// <param name="Weight">The node's weight in u as <see cref="Processes.Kernel.Weight"/>: the measure is the sum of these times E[g].</param>
public readonly record struct TimeNode(Kernel Kernel, double Weight)
{
    /// <summary>What a length has in the place of E[g]: s with (σ²/2) s = √((σ²/2) E[g]).</summary>
    /// <param name="mean">E[g]; rounding may leave it below 0.</param>
    public double Speed(double mean) => Math.Sqrt(Math.Max(0, mean) * 2 / Kernel.Diffusion);
}

/// <summary>The nodes of ∫ (σ²/2) E[g] dt, and the error that they leave.</summary>
/// <param name="Nodes">Ascending in t.</param>
/// <param name="Errors">Of every measure, in its unit: the rule against the rule with every panel halved, on the pilot, and what is left out at the start.</param>
/// <param name="Parts">The same rule on a part of the time.</param>
public sealed record TimeQuadrature(ImmutableArray<TimeNode> Nodes, ImmutableArray<double> Errors, PartialQuadrature Parts)
{
    /// <summary>Nodes for the measures of a subject, chosen on a <see cref="Pilot"/>; the errors of theirs come first.</summary>
    /// <param name="tolerance">Relative.</param>
    /// <param name="plan">The parts that it asks for are resolved, too; null: it asks for none.</param>
    internal static TimeQuadrature Of(Subject subject, double tolerance, Workers workers, CancellationToken cancellation, MeasurePlan? plan = null)
    {
        // Where contributions can cancel, only a measure that is never negative shows where they end.
        var piloted = subject.Measures.Any(m => m.IsNonNegative)
            ? subject : subject with { Measures = [.. subject.Measures, new NeuralEntropyMeasure()] };
        using var pilot = new Pilot(piloted, workers, cancellation);
        return new TimeQuadratureBuilder(piloted, pilot, tolerance, plan).Build();
    }
}
