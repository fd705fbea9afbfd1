using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>Covariances: what the same distribution written in several ways must agree on.</summary>
public sealed class NormalTests
{
    private const double Rounding = 1e-13;

    [Fact]
    public void A_diagonal_normal_is_the_product_of_its_components()
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = (Forms.Diagonal, Forms.At(0.1));
        var y = Forms.States(data, kernel);
        double[] deviations = [0.6, 1.5, 0.2];
        var log = zeros([64], dtype: float64);
        for (var d = 0; d < 3; d++)
        {
            var component = new Normal([data.Mean[d]], deviations[d]);
            using var field = component.ScoreAt(kernel, CPU)!;
            Alike(field, data, kernel, y, d);
            log.add_(component.LogDensity(y.narrow(1, d, 1), kernel));
        }
        (log - data.LogDensity(y, kernel)).abs().max().item<double>().ShouldBeLessThan(Rounding * 100);

        static void Alike(Field one, Normal all, Kernel kernel, Tensor y, int d)
        {
            using var field = all.ScoreAt(kernel, CPU)!;
            (field.Evaluate(y).narrow(1, d, 1) - one.Evaluate(y.narrow(1, d, 1))).abs().max().item<double>().ShouldBeLessThan(Rounding * 100);
        }
    }

    [Fact]
    public void Equal_deviations_are_the_isotropic_form_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        var kernel = Forms.At(0.1);
        var isotropic = new Normal([0.5, -1], 0.7);
        var y = Forms.States(isotropic, kernel);
        using var expected = isotropic.ScoreAt(kernel, CPU)!;
        foreach (var same in new Normal[] { new([0.5, -1], [0.7, 0.7]), new([0.5, -1], PerComponent.Common(0.7)) })
        {
            same.Deviation.ShouldBe(0.7);
            using var field = same.ScoreAt(kernel, CPU)!;
            (field.Evaluate(y) - expected.Evaluate(y)).abs().max().item<double>().ShouldBe(0);
            (Forms.Draw(same, 100) - Forms.Draw(isotropic, 100)).abs().max().item<double>().ShouldBe(0);
        }
    }

    /// <summary>Isotropic, diagonal and full components by the three matrix forms.</summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    public void The_three_matrix_forms_agree_on_what_all_can_express(double time)
    {
        using var scope = NewDisposeScope();
        var kernel = Forms.At(time);
        var mixture = new NormalMixture([0.3, 0.7], [new([0.5, -1], 0.7), new([-1, 1], 0.4)]);
        var y = Forms.States(mixture, kernel);
        using var isotropic = new MixtureScore(mixture, kernel, CPU);
        using var diagonal = new DiagonalMixtureScore(mixture, kernel, CPU);
        using var general = new FullMixtureScore(mixture, kernel, CPU);
        foreach (var other in new DensityField[] { diagonal, general })
        {
            (other.Evaluate(y) - isotropic.Evaluate(y)).abs().max().item<double>().ShouldBeLessThan(1e-12 / kernel.StandardDeviation);
            (other.LogDensity(y) - isotropic.LogDensity(y)).abs().max().item<double>().ShouldBeLessThan(1e-12 / kernel.StandardDeviation);
        }
    }

    [Fact]
    public void One_component_and_two_halves_of_it_are_alike()
    {
        using var scope = NewDisposeScope();
        var kernel = Forms.At(0.1);
        foreach (var normal in new[] { Forms.Full, Forms.Diagonal })
        {
            var y = Forms.States(normal, kernel);
            using var one = normal.ScoreAt(kernel, CPU)!;
            using var halves = new NormalMixture([0.5, 0.5], [normal, normal]).ScoreAt(kernel, CPU)!;
            (one.Evaluate(y) - halves.Evaluate(y)).abs().max().item<double>().ShouldBeLessThan(1e-12);
        }
    }

    [Fact]
    public void Turning_data_and_state_turns_the_score()
    {
        using var scope = NewDisposeScope();
        var (c, s) = (Math.Cos(1), Math.Sin(1));
        var kernel = Forms.At(0.05);
        var straight = new NormalMixture([0.4, 0.6], [new([1, 0], [0.3, 1]), new([-1, 1], 0.5)]);
        // R diag(λ) Rᵀ with R the rotation by one radian.
        var turned = new NormalMixture([0.4, 0.6], [
            new([c, s], covariance: [[c * c * 0.09 + s * s, c * s * (0.09 - 1)], [c * s * (0.09 - 1), s * s * 0.09 + c * c]]),
            new([-c - s, -s + c], 0.5)]);
        var rotation = tensor(new[] { c, s, -s, c }, [2, 2], dtype: float64); // rows y ↦ y Rᵀ
        var y = Forms.States(straight, kernel);
        using var field = straight.ScoreAt(kernel, CPU)!;
        using var turnedField = turned.ScoreAt(kernel, CPU)!;
        (turnedField.Evaluate(y.mm(rotation)) - field.Evaluate(y).mm(rotation)).abs().max().item<double>().ShouldBeLessThan(1e-11);
        (turned.LogDensity(y.mm(rotation), kernel) - straight.LogDensity(y, kernel)).abs().max().item<double>().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Normal_data_of_any_covariance_produce_the_sum_over_its_axes()
    {
        var process = new VariancePreserving();
        foreach (var data in new[] { Forms.Full, Forms.Diagonal })
        {
            var expected = Enumerable.Range(0, 3).Sum(i => GaussianTheory.Entropy(
                new Normal([data.Covariance.Axis(i).Zip(data.Mean, (q, m) => q * m).Sum()], Math.Sqrt(data.Covariance.Variances[i])), process));
            new Trial(process, data) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"].ShouldAgree(expected);
        }
    }

    [Fact]
    public void Turning_the_plane_changes_no_entropy()
    {
        var (c, s) = (Math.Cos(1), Math.Sin(1));
        var straight = new NormalMixture([0.4, 0.6], [new([1, 0], [0.3, 1]), new([-1, 1], 0.5)]);
        var turned = new NormalMixture([0.4, 0.6], [
            new([c, s], covariance: [[c * c * 0.09 + s * s, c * s * (0.09 - 1)], [c * s * (0.09 - 1), s * s * 0.09 + c * c]]),
            new([-c - s, -s + c], 0.5)]);
        var (one, other) = (Entropy(straight), Entropy(turned));
        other.ShouldAgree(one!.Estimate.Value, uncertainty: one.Estimate.StandardError);

        static Runtime.Results.MeasureResult? Entropy(NormalMixture data) =>
            new Trial(new VariancePreserving(), data) { Asked = [new TotalEntropyProduction()] }.Run(seed: data.Components[0].Covariance.IsDiagonal ? 1 : 2)["S_tot"];
    }

    /// <summary>Q Λ Qᵀ gives the matrix back and Q is orthogonal; eigenvalues of a tridiagonal matrix are known.</summary>
    [Fact]
    public void The_decomposition_gives_the_matrix_back()
    {
        const int n = 12;
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            matrix[i, i] = 2;
            if (i > 0) matrix[i, i - 1] = matrix[i - 1, i] = -1;
        }
        var (values, vectors) = SymmetricEigen.Of(matrix);
        var known = Enumerable.Range(1, n).Select(k => 2 - 2 * Math.Cos(k * Math.PI / (n + 1)));
        foreach (var (value, expected) in values.Order().Zip(known)) value.ShouldBe(expected, 1e-14);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Enumerable.Range(0, n).Sum(k => vectors[i, k] * values[k] * vectors[j, k]).ShouldBe(matrix[i, j], 1e-14);
                Enumerable.Range(0, n).Sum(k => vectors[k, i] * vectors[k, j]).ShouldBe(i == j ? 1 : 0, 1e-14);
            }
        }
    }

    /// <summary>[[1, ρ s], [ρ s, s²]] with s = 1e-9: λ ≈ s² (1 − ρ²), seventeen orders of magnitude below the other.</summary>
    [Fact]
    public void A_small_variance_beside_a_great_one_keeps_its_digits()
    {
        var normal = new Normal([0, 0], covariance: [[1, 5e-10], [5e-10, 1e-18]]);
        normal.Covariance.Variances.Min().ShouldBe(0.75e-18, 0.75e-18 * 1e-12);
    }
}
