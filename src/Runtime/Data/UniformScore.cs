using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// ∇log p_t of a box. In one component, with a = |y − μ (low + high)/2|/Σ and h = μ (high − low)/2Σ,
/// <code>
/// p_t = Z/(2 h Σ),   Z = ∫_{a−h}^{a+h} φ(s) ds = Q(a − h) − Q(a + h),   |∂ log p_t| = R/Σ,   R = (φ(a − h) − φ(a + h))/Z
/// </code>
/// and three ways of computing them that lose no digits, with φ(a − h) − φ(a + h) = φ(a − h)(1 − e^(−2ah)) in all of them:
/// <code>
/// outside, a ≥ h and ah ≥ 1 or h ≥ 1:  Z = ½ e^(−(a−h)²/2) T,   T = erfcx((a − h)/√2) − e^(−2ah) erfcx((a + h)/√2)
/// inside,  a &lt; h, h ≥ 1:              Z = 1 − ½ erfc((h − a)/√2) − ½ erfc((h + a)/√2)
/// narrow,  h &lt; 1, ah &lt; 1:             Z = φ(a) G,   G = ∫_{−h}^{h} e^(−as − s²/2) ds     (Gauss–Legendre: the difference of Qs would cancel)
/// </code>
/// </summary>
internal sealed class UniformScore : DensityField
{
    private static readonly GaussLegendre Rule = new(12);
    private static readonly double Root2 = Math.Sqrt(2);

    private readonly Tensor centre; // μ (low + high)/2, [D, 1]
    private readonly Tensor h; // [D, 1]
    private readonly Tensor least; // the least a of outside, [D, 1]
    private readonly double Σ;
    private readonly double constant; // −Σ_d ln 2 h_d Σ
    private readonly bool hasNarrow;
    private readonly bool hasWide;

    public UniformScore(Uniform box, IsotropicKernel kernel, Device device)
    {
        using var scope = NewDisposeScope();
        (var μ, Σ) = (kernel.MeanScale, kernel.StandardDeviation);
        Tensor Column(IEnumerable<double> values) => tensor(values.ToArray(), [box.Dimension, 1], dtype: float64, device: device).DetachFromDisposeScope();
        var halves = box.Low.Zip(box.High, (low, high) => μ * (high - low) / (2 * Σ)).ToArray();
        h = Column(halves);
        least = Column(halves.Select(h => h < 1 ? 1 / h : h));
        centre = Column(box.Low.Zip(box.High, (low, high) => μ * (low / 2 + high / 2)));
        constant = -halves.Sum(h => Math.Log(2 * h * Σ));
        (hasNarrow, hasWide) = (halves.Any(h => h < 1), halves.Any(h => h >= 1));
    }

    public override Tensor Evaluate(Tensor x)
    {
        using var scope = NewDisposeScope();
        var c = (x.t().contiguous() - centre) / Σ;
        return (Parts(c.abs()).Ratio * c.sign() / -Σ).t().MoveToOuterDisposeScope();
    }

    public override Tensor LogDensity(Tensor x)
    {
        using var scope = NewDisposeScope();
        var c = (x.t().contiguous() - centre) / Σ;
        return (Parts(c.abs()).LogZ.sum([0]) + constant).MoveToOuterDisposeScope();
    }

    public override void Dispose()
    {
        foreach (var tensor in new[] { centre, h, least }) tensor.Dispose();
        base.Dispose();
    }

    // Every way is evaluated where it is defined, however far that is from where it is wanted, so that no NaN reaches a gradient; by `where`, as
    // `maximum` and `minimum` halve the gradient where their arguments are equal.
    private (Tensor LogZ, Tensor Ratio) Parts(Tensor a)
    {
        var (logZ, ratio) = Outside(where(a.lt(least), least, a));
        if (hasWide)
        {
            var (insideLogZ, insideRatio) = Inside(where(a.lt(h), a, h));
            var inside = a.lt(h).logical_and(h.ge(1));
            (logZ, ratio) = (where(inside, insideLogZ, logZ), where(inside, insideRatio, ratio));
        }
        if (hasNarrow)
        {
            var (narrowLogZ, narrowRatio) = Narrow(where((a * h).lt(1), a, 1 / h));
            var narrow = (a * h).lt(1).logical_and(h.lt(1));
            (logZ, ratio) = (where(narrow, narrowLogZ, logZ), where(narrow, narrowRatio, ratio));
        }
        return (logZ, ratio);
    }

    private (Tensor LogZ, Tensor Ratio) Outside(Tensor a)
    {
        var power = a * h * -2;
        // Both in one: few numbers cost as much as one.
        var erfcx = ScaledErfc.Of(stack([a - h, a + h]) / Root2);
        var T = erfcx[0] - power.exp() * erfcx[1];
        return ((a - h).pow(2) * -0.5 + (T * 0.5).log(), power.expm1() * -Math.Sqrt(2 / Math.PI) / T);
    }

    private (Tensor LogZ, Tensor Ratio) Inside(Tensor a)
    {
        var Z = 1 - (((h - a) / Root2).erfc() + ((h + a) / Root2).erfc()) * 0.5;
        return (Z.log(), Gaussian(a - h) * -(a * h * -2).expm1() / Z);
    }

    private (Tensor LogZ, Tensor Ratio) Narrow(Tensor a)
    {
        var (G, ah) = (zeros_like(a), a * h);
        for (var j = 0; j < Rule.Nodes.Length; j++)
        {
            var s = Rule.Nodes[j];
            G = G + (ah * -s - h * h * (s * s / 2)).exp() * Rule.Weights[j];
        }
        G = G * h;
        return (a * a * -0.5 - Math.Log(2 * Math.PI) / 2 + G.log(), (ah - h * h / 2).exp() * -(ah * -2).expm1() / G);
    }

    private static Tensor Gaussian(Tensor x) => (x * x * -0.5).exp() / Math.Sqrt(2 * Math.PI);
}
