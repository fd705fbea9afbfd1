using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>One datum of every form, and what several tests ask of them.</summary>
public static class Forms
{
    public static readonly Normal Full = new([0.5, -1, 0.25], covariance: [[1, 0.4, -0.2], [0.4, 0.5, 0.1], [-0.2, 0.1, 0.3]]);

    public static readonly Normal Diagonal = new([0.5, -1, 0.25], [0.6, 1.5, 0.2]);

    public static readonly AffineMap General = AffineMap.Of(new double[,] { { 1.1, 0.4, -0.2 }, { 0, -0.5, 0.3 }, { 0.7, 0.1, 0.9 } }, [0.2, -1, 0.5]);

    /// <summary>s Q x + b with a rotation Q about two axes.</summary>
    public static AffineMap Turned(double s)
    {
        var (c, t) = (Math.Cos(0.7), Math.Sin(0.7));
        var about = AffineMap.Of(new[,] { { c, -t, 0 }, { t, c, 0 }, { 0, 0, 1 } }, [0, 0, 0]);
        return AffineMap.Of(new[,] { { s, 0, 0 }, { 0, s * c, -s * t }, { 0, s * t, s * c } }, [0.3, 0, -0.4]).After(about);
    }

    public static DataDistribution Of(string name) => name switch
    {
        "full" => Full,
        "diagonal" => Diagonal,
        "mixed" => new NormalMixture([0.2, 0.3, 0.5], [new([-1, 0, 1], 0.4), Diagonal, Full]),
        "diagonals" => new NormalMixture([0.4, 0.6], [new([-1, 0, 1], 0.4), Diagonal]),
        "points" => new Points([[0, 0], [1, 0.5], [-0.3, 2], [1, -1], [0.1, 0.2]]),
        "uniform" => new Uniform([-1, 0, 2], [1, 0.1, 5]),
        "ring" => new Ring(1.5, 0.2),
        "swiss_roll" => new SwissRoll(0.05, 1.2),
        "checkerboard" => new Checkerboard(4, 3),
        "mapped full" => Full.Mapped(General),
        "mapped mixture" => Of("mixed").Mapped(General),
        "mapped points" => Of("points").Mapped(new double[,] { { 1, 2 }, { -0.5, 0.3 } }, [0.3, -1]),
        "mapped uniform" => Of("uniform").Mapped(AffineMap.Of([-0.7, 3, 1.2], [0.1, 0.2, -1])),
        "turned uniform" => Of("uniform").Mapped(Turned(-1.3)),
        "mapped ring" => Of("ring").Mapped(new double[,] { { 1, 2 }, { -0.5, 0.3 } }, [0.3, -1]),
        "product" => new Product(new Points([[-1], [0.2]]), Diagonal.Mapped(General), new Uniform([-1, 0], [1, 2])),
        "mapped product" => Of("product").Mapped(AffineMap.Of([-1.5, 2, 1, 0.5, -0.3, 2], [0, 1, 2, 3, 4, 5])),
        "blurred product" => new Product(new Ring(1.5, 0.2), new Normal([1], 0.5)),
        "any mixture" => new Mixture([0.3, 0.25, 0.45], [new Uniform([-1, 0, 2], [1, 0.1, 5]), Full, new Points([[0, 1, 2], [1, 1, 1]])]),
        "mapped any mixture" => Of("any mixture").Mapped(AffineMap.Of([-1.5, 2, 1], [0, 1, 2])),
        "mixture with a ring" => new Mixture([0.3, 0.7], [new Ring(1.5, 0.2), new Normal([1, -1], 0.5)]),
        "random mixture" => new RandomMixture(dimension: 3),
        "standardised" => new Standardised(Of("mixed")),
        "standardised points" => new Standardised(Of("points")),
        "standardised uniform" => new Standardised(Of("uniform")),
        "standardised swiss_roll" => new Standardised(Of("swiss_roll")),
        "affine" => new AffineData(Of("uniform"), scale: [-2, 0.5, 1], offset: 3),
        "odd checkerboard" => new Checkerboard(3, 3),
        _ => throw new ArgumentException(name),
    };

    public static IsotropicKernel At(double time) => new VariancePreserving().At([time])[0];

    public static Tensor Draw(DataDistribution data, int count, int index = 0)
    {
        using var generator = RandomStream.Generator(9, "test", index, CPU);
        return data.Sample(count, generator);
    }

    /// <summary>States that p_t holds likely, and some in its far tails.</summary>
    public static Tensor States(DataDistribution data, IsotropicKernel kernel, double stretch = 1.5)
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(9, "states", 0, CPU);
        var noise = randn([64, data.Dimension], dtype: float64, generator: generator).mul_(kernel.StandardDeviation);
        return ((Draw(data, 64) * kernel.MeanScale + noise) * stretch).MoveToOuterDisposeScope();
    }
}
