using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>c(t) and q(t) = 2c/σ² = m/v of one component, from what is stated of it: from the kernel c = d' − a d, from the equilibrium c = σ² m/2v.</summary>
/// <param name="Drift">c, and the equation it comes from.</param>
/// <param name="Pull">q, and the equation it comes from.</param>
internal sealed record OffsetCoefficients(Stated Drift, Stated Pull)
{
    public static OffsetCoefficients From(StatedOffset stated, Coefficients coefficients, Symbol time)
    {
        var (a, d, p) = coefficients;
        var pull = stated.EquilibriumMean is { } mean ? PullOf(p, mean) : null;
        var drift = stated switch
        {
            { KernelMean: { } kernel } => new(Simplifier.Simplify(Calculus.Differentiate(kernel.Value, time) - a.Value * kernel.Value), kernel.At),
            { Drift: { } given } => given,
            _ => new Stated(Simplifier.Simplify(d.Value * pull!.Value / 2), pull.At),
        };
        return new(drift, stated.KernelMean is null && pull is not null ? pull : new(Simplifier.Simplify(2 * drift.Value / d.Value), drift.At));
    }

    /// <summary>m/v of an equilibrium.</summary>
    public static Stated PullOf(Stated precision, Stated mean) => new(Simplifier.Simplify(precision.Value * mean.Value), mean.At);

    /// <summary>Whether there is none.</summary>
    public bool IsZero => Drift.Value == new Constant(0) && Pull.Value == new Constant(0);
}
