using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>M and Q are matrices. With Q = L Lᵀ, B = L⁻¹M and P = R Rᵀ, K = R (I + RᵀBᵀBR)⁻¹Rᵀ, a product that is positive whatever is rounded.</summary>
internal sealed class LinearTransition : Transition
{
    private readonly KernelTensor inverse, pull, offset, colouring, gain;

    public LinearTransition(LinearKernel from, LinearKernel to, double[,] C)
    {
        var n = from.Dimension;
        var M = from.Moments.Mean.Times(new LinearSolve(to.Moments.Mean).Inverse());
        var S = M.Congruence(to.Moments.Covariance);
        var Q = from.Moments.Covariance.Plus(S.Scaled(-1));
        var P = to.Moments.Mean.Congruence(C).Plus(to.Moments.Covariance);
        var L = (Cholesky.Of(Q) ?? throw Failures.NoiseMissesComponents(null, from.Time)).InverseFactor();
        // Data that lie on a line have none of their variance off it.
        var R = Root(P);
        var BR = L.Times(M).Times(R);
        var W = Cholesky.Of(Matrix.Identity(n).Plus(BR.Transposed().Times(BR)))!.InverseFactor();
        var K = R.Times(W.Transposed());
        var back = new LinearSolve(M).Inverse();
        (inverse, pull, colouring) = (new(back), new(back.Times(Q)), new(K));
        // P Mᵀ (Q + M P Mᵀ)⁻¹ = K Mᵀ Q⁻¹.
        gain = new(K.Times(K.Transposed()).Times(M.Transposed()).Times(L.Transposed().Times(L)));
        offset = new([.. to.Moments.Offset.Zip(back.Times(from.Moments.Offset), (d, b) => d - b)]);
    }

    /// <inheritdoc/>
    public override Tensor Mean(Tensor y, Tensor score)
    {
        using var scope = NewDisposeScope();
        var mean = y.mm(inverse.On(y.device).t()).addmm_(score, pull.On(y.device).t());
        return mean.add_(offset.On(y.device)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Noise(Tensor z) => Times(colouring, z);

    /// <inheritdoc/>
    public override Tensor Carried(Tensor noise) => Times(gain, noise);

    private static Tensor Times(KernelTensor matrix, Tensor rows)
    {
        using var scope = NewDisposeScope();
        return rows.mm(matrix.On(rows.device).t()).MoveToOuterDisposeScope();
    }

    private static double[,] Root(double[,] p)
    {
        var (variances, axes) = Data.SymmetricEigen.Of(p);
        return Matrix.Of(variances.Length, variances.Length, (i, j) => axes[i, j] * Math.Sqrt(Math.Max(0, variances[j])));
    }
}
