using NeuralEntropy.Runtime.Balance;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>log p_θ by the probability flow (<see cref="Dynamics.FlowLikelihood"/>).</summary>
/// <param name="Tolerance">Of every step of the solver, relative.</param>
/// <param name="Probes">Of the divergence; 0: exact in few dimensions, else a usual number.</param>
public sealed record LikelihoodByFlow(double Tolerance, int Probes) : Likelihood
{
    public const double UsualTolerance = 1e-5;

    /// <inheritdoc/>
    public override string? Missing(Measure measure, Conditions given) => base.Missing(measure, given)
        ?? (given.Network is ClosedForm && given.Data.MissingDimensions > 0 && EntropyBalance.MissingAtStart(given) is not null ? "the data has no density, and the flow of a model that is made of it ends on its points" : null);

    internal override PointDensities Of(Conditions given, bool hasGap) => FlowDensities.Of(given, hasGap, Math.Max(Tolerance, given.Network!.LeastTolerance), Probes);

    private protected override IEnumerable<RunWarning> Warnings(Conditions given) => Tolerance < given.Network!.LeastTolerance
        ? [Failures.ToleranceBelowRounding(Tolerance, given.Network.LeastTolerance)]
        : [];
}
