using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>dY = (A Y + c) dt + diag(σ) dB, run at the pace g(t) or steadily: its moments come from the equations of motion.</summary>
public sealed class AffineProcess(double[,] A, double[] c, double[] σ, double start = 0, double end = 2, Func<double, double>? pace = null) : LinearProcess
{
    public override string Name => "affine";

    public override Interval Time => new(start, end);

    public override int Dimension => c.Length;

    /// <summary>A = −θ I + ω J.</summary>
    public static AffineProcess Rotating(double θ, double ω, double σ, double end = 2) => new(new[,] { { -θ, -ω }, { ω, -θ } }, [0, 0], [σ, σ], end: end);

    public override LinearCoefficients CoefficientsAt(double t)
    {
        var g = pace?.Invoke(t) ?? 1;
        return new(Matrices.Matrix.Scaled(A, g), [.. c.Select(x => x * g)], [.. σ.Select(s => s * s * g)]);
    }
}
