using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>
/// What the first two moments of the data tell of the numbers before they are measured, without tensors.
/// </summary>
internal abstract class MomentPath
{
    /// <summary>Beyond, the covariance of the data is taken for its diagonal: the difference matters where next to nothing is left of the data.</summary>
    protected const int LargestMatrix = 200;

    /// <summary>Null where the process is left to the run: one that couples the components of very many.</summary>
    public static MomentPath? Of(DerivedProcess process, DataDistribution data) => process switch
    {
        IsotropicDerived alike => new IsotropicPath(alike, data),
        ComponentwiseDerived each => new ComponentPath(each, data),
        MatrixDerived coupled when data.Dimension <= LargestMatrix => new MatrixPath(coupled, data),
        _ => null,
    };

    /// <summary>KL(N(m_t, V_t)‖p_eq^(t)) in nats, of the normal distribution with the moments of p_t: less than that of p_t itself. Null where p_eq is no distribution.</summary>
    public abstract double? Divergence(double t);

    /// <summary>Whether p_eq is another at another time.</summary>
    public bool Moves(double from, double to) =>
        Equilibrium(from).Zip(Equilibrium(to)).Any(pair => Math.Abs(pair.First - pair.Second) > 1e-6 * Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second)));

    /// <summary>The numbers of ∇log p_eq.</summary>
    protected internal abstract IEnumerable<double> Equilibrium(double t);

    /// <summary>Whether ∇log p_eq pushes away from a point in some direction, so that p_eq cannot be normalised. A flat one does not.</summary>
    public abstract bool Repels(double t);
}
