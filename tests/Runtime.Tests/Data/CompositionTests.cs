using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>Forms made of forms, against the form that says the same at once.</summary>
public sealed class CompositionTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.4)]
    public void A_product_of_normals_is_a_diagonal_normal(double time)
    {
        var product = new Product(new Normal([0.5], 0.6), new Normal([-1, 0.25], [1.5, 0.2]));
        SayTheSame(product, Forms.Diagonal, time);
        SayTheSame(product.Mapped(AffineMap.Of([2, -1, 0.5], [1, 0, 3])), Forms.Diagonal.Mapped(AffineMap.Of([2, -1, 0.5], [1, 0, 3])), time);
        SayTheSame(new Product(new Uniform([-1], [1]), new Uniform([0, 2], [0.1, 5])), Forms.Of("uniform"), time);
    }

    [Fact]
    public void A_product_under_a_map_that_mixes_its_parts_keeps_its_draws_alone()
    {
        var product = new Product(new Uniform([-1], [1]), new Normal([-1, 0.25], [1.5, 0.2]));
        product.Mapped(Forms.General).HasScore.ShouldBeFalse();
        product.Mapped(Forms.Turned(2)).HasScore.ShouldBeTrue();
        product.Mapped(new double[,] { { 2, 0, 0 }, { 0, 1, 0.5 }, { 0, 0, 1 } }, [0, 0, 0]).HasScore.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.4)]
    public void Mixtures_of_mixtures_and_of_mapped_normals_are_one_mixture_of_normals(double time)
    {
        var nested = new Mixture([0.4, 0.6], [
            new Mixture([0.5, 0.5], [new Normal([-1, 0, 1], 0.4), Forms.Full]),
            new AffineData(Forms.Diagonal, scale: 2, offset: [1, 0, 0])]);
        nested.Law.ShouldBeOfType<NormalMixture>();
        SayTheSame(nested, new NormalMixture([0.2, 0.2, 0.6], [new([-1, 0, 1], 0.4), Forms.Full, new([2, -2, 0.5], [1.2, 3, 0.4])]), time);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.4)]
    public void A_mixture_of_any_forms_agrees_with_the_matrix_form_on_normals(double time)
    {
        var parts = new NormalMixture([0.3, 0.7], [new([-1, 0, 1], 0.4), Forms.Full]);
        SayTheSame(new AnyMixture(parts.Weights, [.. parts.Components]), parts, time);
        var split = new Mixture([0.25, 0.75], [new Uniform([-1], [0]), new Uniform([0], [3])]);
        split.Law.ShouldBeOfType<AnyMixture>();
        SayTheSame(split, new Uniform([-1], [3]), time);
    }

    [Fact]
    public void Standardised_data_have_mean_0_and_deviation_1()
    {
        foreach (var name in new[] { "mixed", "points", "uniform", "ring", "swiss_roll", "checkerboard", "product", "any mixture" })
        {
            var data = new Standardised(Forms.Of(name));
            data.Mean.ShouldAllBe(m => Math.Abs(m) < 1e-14);
            data.Variances.ShouldAllBe(v => Math.Abs(v - 1) < 1e-13);
        }
        var fault = Should.Throw<DataException>(() => new Standardised(new Points([[0.1, 1], [0.1, 2], [0.1, 4]])));
        (fault.Code, fault.Message).ShouldBe(("NEC4025", "component 1 of the data is 0.1 throughout, and no factor gives it the standard deviation 1"));
    }

    /// <summary>A standardised normal is N(0, 1) whatever it was: with p_eq = N(0, 1), S_tot = 0.</summary>
    [Fact]
    public void A_standardised_normal_is_at_rest()
    {
        var data = new Standardised(new Normal([5, -3], [0.1, 20]));
        var entropy = new Trial(new VariancePreserving(), data) { Asked = [new TotalEntropyProduction()], Samples = 1 << 10 }.Run()["S_tot"]!;
        entropy.Estimate.Value.ShouldBe(0, 1e-12);
    }

    /// <summary>S_tot of independent parts is the sum of theirs (theory: additivity), here for normals in closed form: ½ Σ (V/v − 1 − ln V/v + m²/v), less the same at the end.</summary>
    [Fact]
    public void Entropies_of_independent_parts_add_up()
    {
        var data = new Product(new Normal([0.5], 0.6), new AffineData(new Normal([0, 0], 1), scale: [1.5, 0.2], offset: [-1, 0.25]));
        var μ2 = Math.Exp(-8.05);
        double Divergence(double scale2)
        {
            var sum = 0.0;
            foreach (var (m, s) in new[] { (0.5, 0.6), (-1, 1.5), (0.25, 0.2) })
            {
                var V = scale2 * s * s + 1 - scale2;
                sum += (V - 1 - Math.Log(V) + scale2 * m * m) / 2;
            }
            return sum;
        }
        new Trial(new VariancePreserving(), data) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"].ShouldAgree(Divergence(1) - Divergence(μ2));
    }

    [Fact]
    public void An_affine_map_in_words()
    {
        SayTheSame(new AffineData(Forms.Full, scale: 2, offset: [1, 0, 0]), Forms.Full.Mapped(AffineMap.Of([2, 2, 2], [1, 0, 0])), 0.1);
        SayTheSame(new AffineData(Forms.Full, matrix: [[0, 1, 0], [1, 0, 0], [0, 0, -1]]), Forms.Full.Mapped(new double[,] { { 0, 1, 0 }, { 1, 0, 0 }, { 0, 0, -1 } }, [0, 0, 0]), 0.1);
        Fault(() => new AffineData(Forms.Full, scale: [1, 0, 1])).ShouldBe(("NEC4024", "scale", "the factor of component 2 is 0"));
        Fault(() => new AffineData(new Normal([0], 1), scale: 0)).ShouldBe(("NEC4024", "scale", "the factor is 0"));
        Fault(() => new AffineData(Forms.Full, matrix: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])).Item1.ShouldBe("NEC4024");
        AffineMap.Of(new double[,] { { 0, 1e-9 }, { 1e9, 0 } }, [0, 0]).IsSingular.ShouldBeFalse();
        AffineMap.Of(new double[,] { { 0, 0 }, { 1, 0 } }, [0, 0]).IsSingular.ShouldBeTrue();

        static (string, string?, string) Fault(Func<object> make)
        {
            var fault = Should.Throw<DataException>(() => make());
            return (fault.Code, fault.Parameter, fault.Message);
        }
    }

    private static void SayTheSame(DataDistribution data, DataDistribution expected, double time)
    {
        using var scope = NewDisposeScope();
        var kernel = Forms.At(time);
        var y = Forms.States(expected, kernel);
        using var score = data.ScoreAt(kernel, CPU)!;
        using var other = expected.ScoreAt(kernel, CPU)!;
        var tolerance = 1e-11 / kernel.StandardDeviation;
        (score.Evaluate(y) - other.Evaluate(y)).abs().max().item<double>().ShouldBeLessThan(tolerance);
        (data.LogDensity(y, kernel) - expected.LogDensity(y, kernel)).abs().max().item<double>().ShouldBeLessThan(tolerance);
        for (var d = 0; d < expected.Dimension; d++)
        {
            data.Mean[d].ShouldBe(expected.Mean[d], 1e-13);
            for (var e = 0; e < expected.Dimension; e++) data.CovarianceMatrix()[d, e].ShouldBe(expected.CovarianceMatrix()[d, e], 1e-13);
        }
    }
}
