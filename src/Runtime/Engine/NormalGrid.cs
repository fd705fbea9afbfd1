using System.Collections.Concurrent;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// E[g(y)] under p_t = Σ_k w_k N(m_k, S_k), component by component on the trapezoid rule of its own scale: y = m_k + R_k z, S_k = R_k R_kᵀ, with z on a
/// lattice of step h within 8.5 deviations. Its error falls faster than any power of h, and squares with every halving of h where g is analytic
/// (Trefethen and Weideman 2014); h is halved until that error is negligible.
/// </summary>
/// <param name="refinement">Further halvings of all lattices, beyond what is needed.</param>
internal sealed class NormalGrid(NormalMixture data, int refinement = 0) : IDisposable
{
    // Of the mean: two lattices that differ by less leave an error of its square.
    private const double Resolved = 1e-6;
    private const double Reach = 8.5;
    private const int Chunk = 1 << 16;

    // −log₂ h. A lattice of the plane then has 10⁶ points.
    private readonly int finest = (data.Dimension == 1 ? 14 : 6) + refinement;
    private readonly ConcurrentDictionary<int, (Tensor Z, Tensor Weights)> lattices = new();

    /// <summary>The mean, and its error.</summary>
    /// <param name="g">[B, D] to [B]</param>
    public (double Mean, double Error, long Points) Mean(Kernel kernel, Func<Tensor, Tensor> g)
    {
        var components = data.Components.Zip(data.Weights, (c, w) => (Law: At(kernel, c), Weight: w)).Where(c => c.Weight > 0).ToArray();
        var points = 0L;
        var levels = components.Select(c => refinement + components.Max(other => Level(c.Law.Root, other.Law.Root))).ToArray();
        var means = components.Select((c, k) => On(levels[k], c.Law)).ToArray();
        var scale = components.Zip(means, (c, v) => c.Weight * Math.Abs(v)).Sum();
        var error = 0.0;
        for (var k = 0; k < components.Length; k++)
        {
            double change;
            do
            {
                var finer = On(++levels[k], components[k].Law);
                (change, means[k]) = (components[k].Weight * Math.Abs(finer - means[k]), finer);
            }
            while (change > Resolved * scale && levels[k] < finest);
            error += change > Resolved * scale ? change : scale == 0 ? 0 : change * change / scale;
        }
        return (components.Zip(means, (c, v) => c.Weight * v).Sum(), error, points);

        double On(int level, (double[] Mean, Cholesky Root) law)
        {
            using var scope = NewDisposeScope();
            var (z, weights) = lattices.GetOrAdd(level, Lattice);
            points += z.shape[0];
            var (mean, root) = (Row(law.Mean), tensor(law.Root.Factor, dtype: float64).t());
            var sum = 0.0;
            for (var start = 0L; start < z.shape[0]; start += Chunk)
            {
                var count = Math.Min(Chunk, z.shape[0] - start);
                var y = z.narrow(0, start, count).mm(root).add_(mean);
                sum += (g(y) * weights.narrow(0, start, count)).sum().item<double>();
            }
            return sum;
        }
    }

    public void Dispose()
    {
        foreach (var (z, weights) in lattices.Values)
        {
            z.Dispose();
            weights.Dispose();
        }
    }

    /// <summary>N(M m + d, M C Mᵀ + R Rᵀ) of a component N(m, C) of the data.</summary>
    private static (double[] Mean, Cholesky Root) At(Kernel kernel, Normal normal)
    {
        using var scope = NewDisposeScope();
        var n = normal.Dimension;
        var (unit, nothing) = (eye(n, dtype: float64), zeros([n, n], dtype: float64));
        var offset = kernel.Carry(nothing, nothing);
        // Row i of what the kernel makes of the i-th unit vectors is the i-th column of its matrix.
        var (M, R) = (Square(kernel.Carry(unit, nothing) - offset), Square(kernel.Carry(nothing, unit) - offset));
        var covariance = M.Congruence(normal.CovarianceMatrix()).Plus(R.Congruence(Matrix.Identity(n)));
        var root = Cholesky.Of(covariance) ?? throw Failures.NoiseMissesComponents(null, kernel.Time);
        var mean = kernel.Carry(Row([.. normal.Mean]), zeros([1, n], dtype: float64));
        return (mean.contiguous().data<double>().ToArray(), root);

        double[,] Square(Tensor rows)
        {
            var values = rows.contiguous().data<double>().ToArray();
            return Matrix.Of(n, n, (i, j) => values[j * n + i]);
        }
    }

    /// <summary>The coarsest lattice of one component that another, which may be much narrower, cannot slip through.</summary>
    private int Level(Cholesky root, Cholesky other)
    {
        var ratio = Math.Sqrt(other.InverseFactor().Times(root.Factor).Entries().Sum(v => v * v) / data.Dimension);
        return Math.Clamp((int)Math.Ceiling(Math.Log2(ratio)), 1, finest - 1);
    }

    private (Tensor Z, Tensor Weights) Lattice(int level)
    {
        using var scope = NewDisposeScope();
        var h = Math.Pow(2, -level);
        var line = arange(-Math.Floor(Reach / h), Math.Floor(Reach / h) + 1, dtype: float64) * h;
        var z = line.unsqueeze(1);
        if (data.Dimension == 2)
        {
            var n = (int)line.shape[0];
            z = stack([line.unsqueeze(1).expand([n, n]).reshape([n * n]), line.unsqueeze(0).expand([n, n]).reshape([n * n])], 1);
            z = z.index_select(0, (z * z).sum(1).le(Reach * Reach).nonzero().squeeze(1));
        }
        var weights = ((z * z).sum(1) * -0.5).exp() * Math.Pow(h / Math.Sqrt(2 * Math.PI), data.Dimension);
        return (z.DetachFromDisposeScope(), weights.DetachFromDisposeScope());
    }

    private static Tensor Row(double[] values) => tensor(values, [1, values.Length], dtype: float64);
}
