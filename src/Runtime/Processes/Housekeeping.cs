using NeuralEntropy.Runtime.Matrices;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// h(y) = 2 diag(σ²)⁻¹ (A y + c) − ∇log p_ss(y) = H (y − m) with H = 2 diag(σ²)⁻¹ A + C⁻¹: what of the drift the instantaneous stationary law N(m, C) does not
/// explain, and what keeps it stationary while it circulates. 0 where 2b₊/σ² is a gradient, whether the law can be normalised or not.
/// </summary>
/// <param name="Slope">H</param>
/// <param name="Offset">−H m</param>
public sealed record Housekeeping(double[,] Slope, double[] Offset)
{
    // Of the entries and their two diagonal ones: what rounding leaves of a symmetric matrix.
    private const double Asymmetry = 1e-13;

    /// <returns>Null where the drift is no gradient and leads to no stationary law.</returns>
    public static Housekeeping? Of(LinearKernel kernel)
    {
        var (P, n) = (kernel.EquilibriumSlope, kernel.Dimension);
        if (IsSymmetric(P)) return new(new double[n, n], new double[n]);
        if (StationaryLaw.Of(kernel.Coefficients) is not { } law) return null;
        var root = Cholesky.Of(law.Covariance)!.InverseFactor();
        var H = P.Plus(root.Transposed().Times(root));
        return new(H, [.. H.Times(law.Mean).Select(x => -x)]);
    }

    /// <summary>Whether a matrix is symmetric up to rounding.</summary>
    internal static bool IsSymmetric(double[,] a)
    {
        for (var i = 0; i < a.GetLength(0); i++)
            for (var j = 0; j < i; j++)
                if (!(Math.Abs(a[i, j] - a[j, i]) <= Asymmetry * (Math.Abs(a[i, j]) + Math.Abs(a[j, i]) + Math.Sqrt(Math.Abs(a[i, i] * a[j, j]))))) return false;
        return true;
    }
}
