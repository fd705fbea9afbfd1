using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// A forward diffusion dY = (A(t) Y + c(t)) dt + diag(σ(t)) dB in a few dimensions, whose components may differ and be coupled. Where diag(σ²)⁻¹A is not
/// symmetric, 2b₊/σ² is no gradient and there is no p_eq; the measures then hold 2b₊/σ² in its place.
/// </summary>
public abstract class LinearProcess : Process
{
    private readonly Lazy<LinearKernelSolver> solver;

    protected LinearProcess() => solver = new(() => new LinearKernelSolver(CoefficientsAt, Time));

    /// <summary>D.</summary>
    public abstract int Dimension { get; }

    public abstract LinearCoefficients CoefficientsAt(double t);

    public LinearMoments MomentsAt(double t) => ClosedMomentsAt(t) ?? solver.Value.At(t);

    /// <inheritdoc/>
    public override LinearKernel[] At(IReadOnlyList<double> times) => [.. times.Select(t => new LinearKernel(t, CoefficientsAt(t), MomentsAt(t)))];

    /// <inheritdoc/>
    public override Tensor NegativeLogSnr(Tensor t)
    {
        using var scope = NewDisposeScope();
        var u = t.to(float64).cpu().contiguous().data<double>().Select(time => MomentsAt(time).NegativeLogSnr).ToArray();
        return tensor(u, dtype: float64, device: t.device).reshape(t.shape).MoveToOuterDisposeScope();
    }

    /// <summary>The moments of p(y|x) where they are known in closed form; null where the equations of motion are to be solved.</summary>
    protected virtual LinearMoments? ClosedMomentsAt(double t) => null;
}
