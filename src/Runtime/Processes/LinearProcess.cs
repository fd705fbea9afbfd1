using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// A forward diffusion dY = (A(t) Y + c(t)) dt + diag(σ(t)) dB in a few dimensions, whose components may differ and be coupled. Where diag(σ²)⁻¹A is not
/// symmetric, 2b₊/σ² is no gradient and there is no p_eq; the measures then hold 2b₊/σ² in its place.
/// </summary>
public abstract class LinearProcess : Process
{
    // At which a drift without potential must be stable, and one with a potential must have it; in between, a run finds it out.
    private const int Samples = 32;

    private readonly Lazy<LinearKernelSolver> solver;
    private readonly Lazy<LinearClock> clock;

    protected LinearProcess()
    {
        solver = new(() => new LinearKernelSolver(CoefficientsAt, Time, Jumps));
        clock = new(() => new LinearClock(t => MomentsAt(t).NegativeLogSnr, Time));
    }

    /// <summary>D.</summary>
    public abstract int Dimension { get; }

    public abstract LinearCoefficients CoefficientsAt(double t);

    public LinearMoments MomentsAt(double t) => ClosedMomentsAt(t) ?? solver.Value.At(t);

    /// <inheritdoc/>
    public override LinearKernel[] At(IReadOnlyList<double> times) => [.. times.Select(t => new LinearKernel(t, CoefficientsAt(t), MomentsAt(t)))];

    /// <inheritdoc/>
    public override Tensor NegativeLogSnr(Tensor t) => Each(t, time => MomentsAt(time).NegativeLogSnr);

    /// <inheritdoc/>
    public override Tensor TimeOf(Tensor u) => Each(u, clock.Value.TimeOf);

    /// <inheritdoc/>
    public override string? Unsteady() => Sampled().FirstOrDefault(k => Housekeeping.Of(k) is null) is { } bad ? Failures.NoStationaryLaw(bad.Time) : null;

    /// <inheritdoc/>
    public override bool HasGradientFlow() => Sampled().All(k => k.HasEqualNoise && Housekeeping.IsSymmetric(k.EquilibriumSlope));

    private IEnumerable<LinearKernel> Sampled() => At([.. Enumerable.Range(1, Samples).Select(k => Time.Start + (k - 0.5) / Samples * Time.Length)]);

    /// <summary>The moments of p(y|x) where they are known in closed form; null where the equations of motion are to be solved.</summary>
    protected virtual LinearMoments? ClosedMomentsAt(double t) => null;

    private static Tensor Each(Tensor values, Func<double, double> function)
    {
        using var scope = NewDisposeScope();
        var numbers = values.to(float64).cpu().contiguous().data<double>().Select(function).ToArray();
        return tensor(numbers, dtype: float64, device: values.device).reshape(values.shape).MoveToOuterDisposeScope();
    }
}
