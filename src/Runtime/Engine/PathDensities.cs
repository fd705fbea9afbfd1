using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The path bound on log p_θ: E[log π(y_T)|x] in closed form, the rest at the nodes of the integral over time. What it is below log p_d has the mean L_EM + KL(p_T‖π), and is taken as
/// that: ∫ (σ²/2) ‖e − e*‖² dt + log p_T(y_T) − log π(y_T) along the paths, whose noise vanishes with what it measures. The errors are the quadrature's.
/// </summary>
internal sealed class PathDensities : PointDensities
{
    // Of the accuracy asked for; the time integral must not spoil it.
    private const double QuadratureShare = 1.0 / 30;

    private readonly TimeQuadrature quadrature;
    private readonly Evaluator[] evaluators;
    private readonly Kernel end;

    public PathDensities(Conditions given, bool hasGap)
        : base(given, new FlowLikelihood(given.Process, given.Network!, given.Data, given.Device, 1, 1), hasGap)
    {
        end = given.Process.At([given.Process.Time.End])[0];
        var paths = new PathLikelihood(FlowLikelihood.VarianceOf(given.Data));
        var subject = given.SubjectOf(hasGap ? [paths, new EntropyMatchingLoss()] : [paths]);
        // L_EM alone, which may be 0, does not show where contributions end.
        var shown = given.SubjectOf([.. subject.Measures, new NeuralEntropyMeasure()]);
        quadrature = TimeQuadrature.Of(shown, given.Plan.Accuracy * QuadratureShare, given.Workers, given.Cancellation);
        evaluators = [.. quadrature.Nodes.Select(n => subject.At(n.Kernel))];
    }

    /// <inheritdoc/>
    public override int Size => 1024;

    /// <inheritdoc/>
    public override long Most => Given.Network!.IsCostly ? 1 << 16 : 1 << 20;

    /// <inheritdoc/>
    public override IEnumerable<string> Notes => [.. base.Notes, "it bounds the density of the reverse process, from which that of its flow differs unless the field is exact"];

    /// <inheritdoc/>
    public override double ErrorOf(DensityMeasure measure) => quadrature.Errors[measure.IsDivergence ? 1 : 0];

    public override void Dispose()
    {
        foreach (var evaluator in evaluators) evaluator.Dispose();
        base.Dispose();
    }

    /// <summary>As in <see cref="BlockRunner"/>, the noise is drawn at every second node and turned in sign at the one after it.</summary>
    protected override (Tensor Density, Tensor? Gap, long Evaluations) Of(Tensor x, Tensor y, Generator generator)
    {
        var z = Source.Noise(x.shape[0], generator);
        var (density, gap) = (Model.Prior.ExpectedLogDensity(x), HasGap ? Mismatch(end.Carry(x, z)) : null);
        for (var k = 0; k < evaluators.Length; k++)
        {
            if (k % 2 == 0)
            {
                z.Dispose();
                z = Source.Noise(x.shape[0], generator);
            }
            using var scope = NewDisposeScope();
            var (values, weight) = (evaluators[k].Integrands(x, z, k % 2 == 0 ? 1 : -1), quadrature.Nodes[k].Weight);
            density.add_(values[0], weight);
            gap?.add_(values[1], weight);
        }
        return (density, gap, evaluators.Length * x.shape[0]);
    }

    private Tensor Mismatch(Tensor y) => Given.Data.LogDensity(y, end).sub_(Model.Prior.LogDensity(y));
}
