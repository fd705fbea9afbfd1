using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// The data that a process destroys: p_d = p at the interval's start. What a file is checked against (the dimension, whether there is a score,
/// the moments) is known without the tensor library. A form says what its marginal is under noise that is equal in all components; any other
/// noise S = R Rᵀ is brought to that by R⁻¹(y − d) = R⁻¹M x + z, data mapped by R⁻¹M under unit noise.
/// </summary>
public abstract class DataDistribution
{
    private Labelling? labelling;

    /// <summary>D, the number of components of x.</summary>
    public abstract int Dimension { get; }

    /// <summary>E x.</summary>
    public abstract ImmutableArray<double> Mean { get; }

    /// <summary>E (x_i − E x_i)².</summary>
    public virtual ImmutableArray<double> Variances
    {
        get
        {
            var covariance = CovarianceMatrix();
            return [.. Enumerable.Range(0, Dimension).Select(i => covariance[i, i])];
        }
    }

    /// <summary>C_ij = E (x_i − E x_i)(x_j − E x_j).</summary>
    /// <returns>[D, D], computed at every call.</returns>
    public abstract double[,] CovarianceMatrix();

    /// <summary>
    /// D less the information dimension: in how many dimensions it has no density, on the average over its parts. The entropy of what noise of
    /// deviation Σ makes of it falls by so many nats with every e-fold of Σ.
    /// </summary>
    public virtual double MissingDimensions => 0;

    /// <summary>The files that its numbers come from. What they hold is read when it is first asked for, not when this is made.</summary>
    public virtual ImmutableArray<DataFile> Files => [];

    /// <summary>The classes that it consists of; null where it has none. Those of files are read for it.</summary>
    public Labelling? Labelling => labelling ??= FindLabelling();

    /// <summary>Whether it has classes, told without reading a file.</summary>
    public virtual bool IsLabelled => Labelling is not null;

    /// <summary>The normal distributions that it is a mixture of; null where it is none, or where that is in a file. Told without the tensor library.</summary>
    public virtual NormalMixture? Normals => null;

    /// <summary>The points that it consists of; null where it does not. Those of files are read for it.</summary>
    public virtual Points? Atoms => null;

    /// <summary>How many numbers place a point.</summary>
    public abstract int Coordinates { get; }

    /// <summary>Points of the distribution from numbers that are uniform on the unit cube, be they random or a lattice.</summary>
    /// <param name="u">[<see cref="Coordinates"/>, B], float64.</param>
    /// <returns>[B, D], float64, on u's device; a new tensor.</returns>
    public abstract Tensor Place(Tensor u);

    /// <summary>Independent draws.</summary>
    /// <returns>[count, D], float64, on the generator's device.</returns>
    public Tensor Sample(long count, Generator generator)
    {
        using var scope = NewDisposeScope();
        return Place(Drawn(count, generator)).MoveToOuterDisposeScope();
    }

    /// <summary>The same draws, with the class of each.</summary>
    /// <returns>[count, D], float64, and [count], int64; that is null where there are no classes.</returns>
    public (Tensor Points, Tensor? Labels) SampleLabelled(long count, Generator generator)
    {
        using var scope = NewDisposeScope();
        var u = Drawn(count, generator);
        return (Place(u).MoveToOuterDisposeScope(), Labelling?.Of(u).MoveToOuterDisposeScope());
    }

    /// <summary>Whether <see cref="ScoreAt"/> has a closed form where all components are treated alike. Told without the tensor library, for a file is checked without it.</summary>
    public virtual bool HasScore => false;

    /// <summary>Whether it has one where components are not coupled, but may differ.</summary>
    public bool HasScoreUnderDiagonal => Mapped(AffineMap.Of([.. Enumerable.Range(1, Dimension).Select(i => (double)i)], [.. new double[Dimension]])).HasScore;

    /// <summary>Whether it has one under every linear process.</summary>
    public bool HasScoreUnderLinear => Mapped(Matrix.Of(Dimension, Dimension, (i, j) => i >= j ? 1 + i : 0), new double[Dimension]).HasScore;

    /// <summary>∇log p_t, the exact score of the marginal p_t(y) = ∫ p_d(x) N(y; M x + d, S) dx; null where it has no closed form.</summary>
    public Field? ScoreAt(Kernel kernel, Device device)
    {
        if (kernel is LinearKernel linear)
        {
            return Whitened(linear).CentredScoreAt(IsotropicKernel.Unit, device) is { } whitened
                ? Field.Of(y => linear.Unwhitened(whitened.Evaluate(linear.Whitened(y))), whitened) : null;
        }
        var isotropic = (IsotropicKernel)kernel;
        return CentredScoreAt(isotropic, device) is not { } score ? null
            : isotropic.MeanOffset is null ? score : Field.Of(y => score.Evaluate(isotropic.Centred(y)), score);
    }

    /// <summary>log p_t(y), what <see cref="ScoreAt"/> is the gradient of; of the data itself where the kernel has no noise.</summary>
    /// <returns>[B]</returns>
    /// <exception cref="NotSupportedException">It has no closed form.</exception>
    public Tensor LogDensity(Tensor y, Kernel kernel)
    {
        using var scope = NewDisposeScope();
        var density = kernel is LinearKernel { IsNoiseless: true } moved
            ? Mapped(moved.Moments.Mean, moved.Moments.Offset).CentredLogDensity(y, IsotropicKernel.Noiseless)
            : kernel is LinearKernel linear
            ? Whitened(linear).CentredLogDensity(linear.Whitened(y), IsotropicKernel.Unit) - linear.LogVolume
            : CentredLogDensity(((IsotropicKernel)kernel).Centred(y), (IsotropicKernel)kernel);
        return density.MoveToOuterDisposeScope();
    }

    /// <summary>The law of B x + b. It is of this class where that is closed under the map, and then keeps its score under every B.</summary>
    /// <param name="map">B must not be singular.</param>
    public virtual DataDistribution Mapped(AffineMap map) => new Transformed(this, map);

    /// <inheritdoc cref="Mapped(AffineMap)"/>
    /// <param name="matrix">B, [D, D], not singular.</param>
    /// <param name="offset">b, [D]</param>
    public DataDistribution Mapped(double[,] matrix, double[] offset) => Mapped(AffineMap.Of(matrix, offset));

    /// <summary>The law of some neighbouring components, whatever the others are; null where it is not known.</summary>
    /// <param name="start">The first of them, from 0.</param>
    public virtual DataDistribution? Marginal(int start, int length) => null;

    /// <summary>∇log p_t of p_t(y) = ∫ p_d(x) N(y; μ x, Σ² I) dx, whatever the kernel's offset; null where it has no closed form.</summary>
    protected internal virtual Field? CentredScoreAt(IsotropicKernel kernel, Device device) => null;

    /// <summary>log p_t(y) of the same.</summary>
    /// <returns>[B]</returns>
    protected internal virtual Tensor CentredLogDensity(Tensor y, IsotropicKernel kernel) => throw NoDensity();

    /// <summary>Makes <see cref="Labelling"/>, once.</summary>
    private protected virtual Labelling? FindLabelling() => null;

    private Tensor Drawn(long count, Generator generator) => rand([Coordinates, count], dtype: float64, device: generator.device, generator: generator);

    private DataDistribution Whitened(LinearKernel kernel) => Mapped(kernel.Whitening.Times(kernel.Moments.Mean), new double[Dimension]);

    private static NotSupportedException NoDensity() => new("the data has no closed-form density");
}
