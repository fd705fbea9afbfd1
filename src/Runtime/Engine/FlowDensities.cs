using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Measures;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>log p_θ by the probability flow. Its error is what another tolerance changes, on the mean over a few data points.</summary>
internal sealed class FlowDensities : PointDensities
{
    /// <summary>The most dimensions in which the divergence is exact unless probes are asked for.</summary>
    public const int MostExact = 16;

    private const int UsualProbes = 8;
    private const int Pilots = 128;

    private readonly int probes;
    private readonly double tolerance;
    private readonly Lazy<double> error;

    private FlowDensities(Conditions given, FlowLikelihood model, bool hasGap, double tolerance, int probes)
        : base(given, model, hasGap)
    {
        (this.tolerance, this.probes) = (tolerance, probes);
        error = new(Pilot);
    }

    /// <param name="probes">0: none in few dimensions.</param>
    public static FlowDensities Of(Conditions given, bool hasGap, double tolerance, int probes)
    {
        if (probes == 0 && given.Data.Dimension > MostExact) probes = UsualProbes;
        return new(given, Flow(given, tolerance, probes), hasGap, tolerance, probes);
    }

    /// <inheritdoc/>
    public override int Size => Given.Network!.IsCostly ? 256 : 1024;

    /// <inheritdoc/>
    public override long Most => Given.Network!.IsCostly ? 1 << 12 : 1 << 18;

    /// <inheritdoc/>
    public override double ErrorOf(DensityMeasure measure) => error.Value;

    /// <inheritdoc/>
    public override IEnumerable<string> Notes =>
    [
        .. base.Notes,
        .. Model.Flow.IsCutOff ? [Remarks.OfCutOff(Model.Start)] : Array.Empty<string>(),
        Remarks.OfDivergence(probes),
    ];

    /// <inheritdoc/>
    protected override (Tensor Density, Tensor? Gap, long Evaluations) Of(Tensor x, Tensor y, Generator generator)
    {
        var (found, count) = Model.Of(y, DivergenceFor(y, generator));
        var density = found.mean([1]);
        return (density, HasGap ? Model.OfData(Given.Data, y) - density : null, count * y.shape[0]);
    }

    // With a tenth of the tolerance; where rounding does not let it, with ten times as much, which says too much.
    private double Pilot()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var other = tolerance / 10 >= Given.Network!.LeastTolerance ? tolerance / 10 : tolerance * 10;
        using var finer = Flow(Given, other, probes);
        Tensor At(FlowLikelihood model)
        {
            using var generator = RandomStream.Generator(Given.Seed, "likelihood pilot", 0, Given.Device);
            var x = Source.Draw(Pilots, generator);
            var y = model.StateOf(x, Source.Noise(Pilots, generator));
            return model.Of(y, DivergenceFor(y, generator)).LogDensity;
        }

        return (At(Model) - At(finer)).abs().mean().cpu().item<double>();
    }

    private Divergence DivergenceFor(Tensor y, Generator generator) => probes == 0
        ? Divergence.Exact((int)y.shape[1], y.device)
        : Divergence.Estimated(probes, y.shape[0], (int)y.shape[1], generator);

    private static FlowLikelihood Flow(Conditions given, double tolerance, int probes) =>
        new(given.Process, given.Network!, given.Data, given.Device, tolerance, Math.Max(1, probes));
}
