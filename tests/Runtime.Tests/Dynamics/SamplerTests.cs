using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Dynamics;

public sealed class SamplerTests
{
    private const long Count = 8192;

    private static readonly Normal Gaussian = new([0.5, -1], covariance: [[0.36, 0.1], [0.1, 0.25]]);
    private static readonly Mixture Bimodal = new([0.35, 0.65], [new Normal([-1.2, 0], 0.3), new Normal([0.9, 0.4], 0.5)]);

    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, bool>();
            foreach (var process in new[] { "vp", "ve", "sl", "pulled", "matrix", "unequal" })
                foreach (var gaussian in new[] { true, false })
                    foreach (var isFlow in new[] { false, true }) cases.Add(process, gaussian, isFlow);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_exact_field_brings_the_data_back(string name, bool isGaussian, bool isFlow)
    {
        using var scope = NewDisposeScope();
        DataDistribution data = isGaussian ? Gaussian : Bimodal;
        var process = Find(name);
        using var sampler = SamplerOf(process, data, Ideal(data), AtEnd(process, data), isFlow, 64);
        using var generator = RandomStream.Generator(3, "test", 0, CPU);
        var (x, coarse) = sampler.Draw(Count, generator);
        var zs = Enumerable.Range(0, 2).SelectMany(i => Deviations(x.select(1, i), data.Mean[i], data.Variances[i])).ToArray();
        zs.Max(Math.Abs).ShouldBeLessThan(4, string.Join(" ", zs));
        // What half the steps, or ten times the tolerance, do to a sample.
        (x - coarse).square().mean([0]).max().item<double>().ShouldBeLessThan(isFlow ? 1e-7 : 0.02 * data.Variances.Max());
    }

    [Theory]
    [InlineData("matrix")]
    [InlineData("unequal")]
    public void Normal_data_come_back_exactly_in_steps_of_any_length(string name)
    {
        using var scope = NewDisposeScope();
        var process = Find(name);
        using var sampler = SamplerOf(process, Gaussian, Ideal(Gaussian), AtEnd(process, Gaussian), false, 2);
        using var generator = RandomStream.Generator(4, "test", 0, CPU);
        var (x, coarse) = sampler.Draw(Count, generator);
        // Not only the law: one long step with the noise of the two short ones leads to the same place.
        (x - coarse).abs().max().item<double>().ShouldBeLessThan(1e-10);
        Enumerable.Range(0, 2).SelectMany(i => Deviations(x.select(1, i), Gaussian.Mean[i], Gaussian.Variances[i])).Max(Math.Abs).ShouldBeLessThan(4);
    }

    [Fact]
    public void Its_error_falls_with_the_steps()
    {
        using var scope = NewDisposeScope();
        var process = new VariancePreserving();
        double Error(int steps)
        {
            using var sampler = SamplerOf(process, Bimodal, Ideal(Bimodal), AtEnd(process, Bimodal), false, steps);
            using var generator = RandomStream.Generator(5, "test", 0, CPU);
            var (x, coarse) = sampler.Draw(Count, generator);
            return (x - coarse).square().mean().sqrt().item<double>();
        }

        // Path by path of order ½ at least.
        (Error(16) / Error(64)).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Another_law_s_field_makes_that_law()
    {
        using var scope = NewDisposeScope();
        var (process, other) = (new VariancePreserving(), new Normal([0.1, -0.4], 0.8));
        foreach (var isFlow in new[] { false, true })
        {
            using var sampler = SamplerOf(process, Bimodal, Ideal(other), AtEnd(process, other), isFlow, 256);
            using var generator = RandomStream.Generator(6, "test", 0, CPU);
            var x = sampler.Draw(Count, generator).Samples;
            Enumerable.Range(0, 2).SelectMany(i => Deviations(x.select(1, i), other.Mean[i], other.Variances[i])).Max(Math.Abs).ShouldBeLessThan(4);
        }
    }

    // (estimate − truth)/s.e. of mean and variance.
    private static IEnumerable<double> Deviations(Tensor x, double mean, double variance)
    {
        var d = x - mean;
        yield return (d.mean() / (d.std() / Math.Sqrt(Count))).item<double>();
        var squares = d.square();
        yield return ((squares.mean() - variance) / (squares.std() / Math.Sqrt(Count))).item<double>();
    }

    private static Process Find(string name) => name switch
    {
        "vp" => new VariancePreserving(),
        "ve" => new VarianceExploding(),
        "sl" => new StraightLine(0.1),
        "pulled" => new PulledTo(new VariancePreserving(), [1, -2]),
        "matrix" => AffineProcess.Rotating(1, 2, 1),
        _ => new AffineProcess(new[,] { { -1.0, -2.0 }, { 1.0, -0.5 } }, [0.3, -0.2], [1, 0.4]),
    };

    private static Func<Kernel, Field> Ideal(DataDistribution data) => kernel =>
    {
        var score = data.ScoreAt(kernel, CPU)!;
        return Field.Of(y => kernel.Ideal(score.Evaluate(y), y), score);
    };

    // p_T is close to the normal distribution of its moments.
    private static Normal AtEnd(Process process, DataDistribution data)
    {
        var end = process.At([process.Time.End])[0];
        var (M, d, S) = end is LinearKernel linear ? (linear.Moments.Mean, linear.Moments.Offset, linear.Moments.Covariance)
            : end is IsotropicKernel k ? (Matrix.Identity(2).Scaled(k.MeanScale), k.MeanOffset ?? [0, 0], Matrix.Identity(2).Scaled(k.StandardDeviation * k.StandardDeviation)) : default;
        var C = M.Congruence(data.CovarianceMatrix()).Plus(S);
        return new([.. M.Times(data.Mean).Plus(d)], covariance: [[C[0, 0], C[0, 1]], [C[0, 1], C[1, 1]]]);
    }

    private static ISampler SamplerOf(Process process, DataDistribution data, Func<Kernel, Field> entropy, Normal prior, bool isFlow, int steps) =>
        isFlow ? new FlowSampler(process, entropy, process.Jumps, data, prior, CPU) : new ReverseProcess(process, entropy, data, prior, steps);
}
