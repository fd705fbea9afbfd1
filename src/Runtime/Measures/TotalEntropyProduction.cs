using System.Collections.Immutable;
using NeuralEntropy.Runtime.Balance;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Paths;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>
/// S_tot = ∫ (σ²/2) E‖∇log p_t − ∇log p_eq‖² dt, the entropy that the forward process produces; the relative entropy between its
/// paths and those of the reverse process without a network (Premkumar 2024; Ikeda et al. 2025, eq. 36).
/// </summary>
[Term("S_tot", "the total entropy production of the forward process, in nats", Usage = "S_tot by route, …")]
public sealed class TotalEntropyProduction([Argument("the ways to compute it; by `score` alone where none is named")] ImmutableArray<Route> by = default) : TimeIntegral
{
    /// <inheritdoc/>
    public override ImmutableArray<Route> Routes => [Route.Score, Route.Boundary, Route.Paths, Route.Quadrature];

    /// <inheritdoc/>
    public override ImmutableArray<Route> By { get; } = by.IsDefault ? [] : by;

    public override string Symbol => "S_tot";

    public override bool NeedsNetwork => false;

    public override bool NeedsScore => true;

    public override bool NeedsDensity => true;

    public override bool SetsAccuracy => true;

    public override bool IsNonNegative => true;

    public override Tensor Integrand(in Sample s) => s.Dot(s.Ideal!, s.Ideal!);

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => route switch
    {
        Route.Boundary => EntropyBalance.Shared,
        Route.Paths => PathEstimator.Shared,
        Route.Quadrature => DensityQuadrature.Shared,
        _ => base.EstimatorBy(route),
    };
}
