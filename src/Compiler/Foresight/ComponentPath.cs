using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>Independent components that differ, each by its own mean and variance: what the data's covariances add to the divergence is left out.</summary>
internal sealed class ComponentPath(ComponentwiseDerived process, DataDistribution data) : MomentPath
{
    private readonly IsotropicPath[] axes =
        [.. process.Axes.Select((axis, i) => new IsotropicPath(axis, [data.Mean[i]], [data.Variances[i]], data.MissingDimensions / data.Dimension))];

    /// <summary>Each component for itself.</summary>
    public IReadOnlyList<IsotropicPath> Axes => axes;

    /// <inheritdoc/>
    public override double? Divergence(double t) => axes.Aggregate((double?)0, (sum, axis) => sum + axis.Divergence(t));

    /// <inheritdoc/>
    public override bool Repels(double t) => axes.Any(axis => axis.Repels(t));

    /// <inheritdoc/>
    protected internal override IEnumerable<double> Equilibrium(double t) => axes.SelectMany(axis => axis.Equilibrium(t));
}
