using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>S_tot on Gaussian data, by quadrature of the derived formulas, against its closed forms and its symmetries.</summary>
public sealed class TotalEntropyTests
{
    private const double Tolerance = 1e-6;

    private static readonly GaussianData line = new([0.4], new[,] { { 0.3 } });
    private static readonly GaussianData plane = new([0.5, -1], new[,] { { 0.5, 0.2 }, { 0.2, 0.3 } });

    /// <summary>One process in each of its forms.</summary>
    private static readonly Dictionary<string, (GaussianData Data, string[] Forms)> ways = new()
    {
        ["one dimension"] = (line,
        [
            "drift = -(1 + t)/2 * (x - 0.7); sigma = 2*sqrt(1 + t);",
            "equilibrium = normal(0.7, 2); sigma = 2*sqrt(1 + t);",
            "drift = -(1 + t)/2 * (x - 0.7); equilibrium = normal(0.7, 2);",
            "let mu(t) = exp(-(t + t^2/2)/2); kernel = normal(mu(t) * x + 0.7*(1 - mu(t)), 2*sqrt(1 - mu(t)^2));",
        ]),
        ["a mean that moves"] = (line,
        [
            "drift = -2 * (x - t); sigma = 1;",
            "equilibrium = normal(t, 1/2); sigma = 1;",
            "kernel = normal(exp(-2*t) * x + t - (1 - exp(-2*t))/2, sqrt(1 - exp(-4*t))/2);",
        ]),
        ["a vector of offsets"] = (plane,
        [
            "let m = [0.5, -1]; drift = -3/2 * (x - m); sigma = 1.2;",
            "equilibrium = normal([0.5, -1], 1.2/sqrt(3)); sigma = 1.2;",
            "let mu = exp(-3/2*t); kernel = normal(mu * x + [0.5, -1]*(1 - mu), 1.2*sqrt((1 - mu^2)/3));",
        ]),
        ["each component its own"] = (plane,
        [
            "drift = -[1, 3] * (x - [0.5, t]); sigma = [1, 2];",
            "equilibrium = normal([0.5, t], [sqrt(1/2), sqrt(2/3)]); sigma = [1, 2];",
            "drift = -[1, 3] * (x - [0.5, t]); equilibrium = normal([0.5, t], [1, 2]/sqrt([2, 6]));",
            "let mu(t) = exp(-[1, 3]*t); kernel = normal(mu(t) * x + [0.5*(1 - exp(-t)), t - (1 - exp(-3*t))/3], [sqrt((1 - exp(-2*t))/2), sqrt(2*(1 - exp(-6*t))/3)]);",
        ]),
        ["a constant drift alone in one component"] = (plane,
        [
            "drift = -[2, 0] * x + [0, 1]; sigma = [1, t + 1];",
            "kernel = normal([exp(-2*t), 1] * x + [0, t], [sqrt(1 - exp(-4*t))/2, sqrt(((1 + t)^3 - 1)/3)]);",
        ]),
    };

    public static TheoryData<string> Ways => [.. ways.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Each_way_to_state_a_process_gives_the_same(string name)
    {
        var (data, forms) = ways[name];
        var totals = forms.Select(form => data.Total(Derived(form, data.Dimension))).ToArray();
        totals[0].ShouldBeGreaterThan(0.1);
        foreach (var total in totals) total.ShouldBe(totals[0], Tolerance * totals[0]);
    }

    [Theory]
    [InlineData("drift = -(1 + t)/2 * (x - 0.7); sigma = 2*sqrt(1 + t);", new[] { 0.7 }, new[] { 4.0 })]
    [InlineData("equilibrium = normal([0.5, -1], 0.6); sigma = 1.2;", new[] { 0.5, -1 }, new[] { 0.36, 0, 0, 0.36 })]
    [InlineData("drift = -[1, 3] * (x - [0.5, 2]); sigma = [1, 2];", new[] { 0.5, 2 }, new[] { 0.5, 0, 0, 2.0 / 3 })]
    [InlineData("drift = (1 + t^2)*[[-2, 1], [1, -1]] * (x - [0.5, 2]); sigma = sqrt(2*(1 + t^2));", new[] { 0.5, 2 }, new double[] { 1, 1, 1, 2 })]
    public void A_constant_equilibrium_gives_the_divergence_that_is_lost(string process, double[] mean, double[] covariance)
    {
        var data = mean.Length == 1 ? line : plane;
        var derived = Derived(process, mean.Length);
        double Kl(double t) => data.Divergence(derived, t, mean, Matrix.Of(mean.Length, mean.Length, (i, j) => covariance[i * mean.Length + j]));
        data.Total(derived).ShouldBe(Kl(0) - Kl(2), Tolerance * Kl(0));
    }

    [Theory]
    [InlineData("mean_reverting", 7.3649967209, new[] { 0.5, -1 }, 0.6)]
    [InlineData("rotation", 16.1453569587, new double[] { 1, 0 }, 0.5)]
    public void An_example_has_the_value_that_it_states(string example, double expected, double[] mean, double deviation)
    {
        var compilation = SdeCompiler.Compile(SourceLoader.Load(RepositoryRoot.Combine("examples", $"{example}.sde")).Source!);
        new GaussianData(mean, Matrix.Identity(2).Scaled(deviation * deviation)).Total(compilation.Derived!).ShouldBe(expected, 1e-9);
        compilation.Source.Text.ReplaceLineEndings(" ").ShouldContain(FormattableString.Invariant($"{expected}"));
    }

    /// <summary>The stationary state N(0, I) turns: S_hk = ∫ ω² E|y|² dt, and nothing else is produced.</summary>
    [Fact]
    public void A_rotation_at_rest_produces_what_keeps_it_turning()
    {
        var atRest = new GaussianData([0, 0], Matrix.Identity(2));
        var derived = Derived("param w = 3; drift = [[-1, -w], [w, -1]] * x; sigma = sqrt(2);", 2, "NEC3050");
        atRest.Total(derived).ShouldBe(2 * 9 * 2, Tolerance * 36);
    }

    [Theory]
    [InlineData("drift = -(x - [1, t]); sigma = 1 + t;", "drift = -(x - [3, 3*t]); sigma = 3 * (1 + t);")]
    [InlineData("equilibrium = normal([0.5, t], [1, 2]); sigma = [2, 1];", "equilibrium = normal([1.5, 3*t], [3, 6]); sigma = [6, 3];")]
    [InlineData("drift = [[-2, 1], [1, -1]] * x + [t, 1]; sigma = [1, 1];", "drift = [[-2, 1], [1, -1]] * x + 3*[t, 1]; sigma = 3;")]
    public void Rescaling_the_state_with_its_equilibrium_changes_nothing(string first, string second)
    {
        var total = plane.Total(Derived(first, 2));
        plane.Mapped(Matrix.Diagonal(3, 3), 0, 0).Total(Derived(second, 2)).ShouldBe(total, Tolerance * total);
    }

    [Fact]
    public void Rescaling_each_component_by_itself_changes_nothing()
    {
        var total = plane.Total(Derived("drift = -[1, 2] * (x - [1, t]); sigma = [1, 2];", 2));
        plane.Mapped(Matrix.Diagonal(3, 0.1), 0, 0).Total(Derived("drift = -[1, 2] * (x - [3, 0.1*t]); sigma = [3, 0.2];", 2)).ShouldBe(total, Tolerance * total);
    }

    [Fact]
    public void Moving_the_origin_changes_nothing()
    {
        var total = plane.Total(Derived("drift = [[-2, 1], [0.5, -1]] * x; sigma = 1;", 2, "NEC3050"));
        var moved = plane.Mapped(Matrix.Identity(2), 1, -2).Total(Derived("drift = [[-2, 1], [0.5, -1]] * (x - [1, -2]); sigma = 1;", 2, "NEC3050"));
        moved.ShouldBe(total, Tolerance * total);
    }

    [Fact]
    public void Components_that_happen_to_be_equal_are_those_of_an_isotropic_process()
    {
        var isotropic = Derived("drift = -1.5*(1 + t) * (x - [1, 2]); sigma = 1 + t;", 2).ShouldBeOfType<IsotropicDerived>();
        var each = Derived("param a = 1.5; param b = 1.5; drift = -[a, b]*(1 + t) * (x - [1, 2]); sigma = 1 + t;", 2).ShouldBeOfType<ComponentwiseDerived>();
        plane.Total(each).ShouldBe(plane.Total(isotropic), Tolerance * plane.Total(isotropic));
    }

    [Fact]
    public void A_diagonal_matrix_is_a_vector_of_coefficients()
    {
        var each = Derived("drift = -[1, 3*(1 + t)] * x + [t, 1]; sigma = [1 + t, 2];", 2).ShouldBeOfType<ComponentwiseDerived>();
        Derived("drift = [[-1, 0], [0, -3*(1 + t)]] * x + [t, 1]; sigma = [1 + t, 2];", 2).ShouldBeOfType<ComponentwiseDerived>();
        // An entry that is 0 for these parameters alone.
        var matrix = Derived("param z = 0; drift = [[-1, z], [z, -3*(1 + t)]] * x + [t, 1]; sigma = [1 + t, 2];", 2).ShouldBeOfType<MatrixDerived>();
        plane.Total(matrix).ShouldBe(plane.Total(each), Tolerance * plane.Total(each));
    }

    [Theory]
    [InlineData(-1, 0, 0, -3)]
    [InlineData(-1, 2, 0.5, -3)]
    public void Turning_the_data_and_the_drift_together_changes_nothing(double a, double b, double c, double d)
    {
        var (cos, sin) = (Math.Cos(0.7), Math.Sin(0.7));
        var R = new[,] { { cos, -sin }, { sin, cos } };
        var A = R.Times(new[,] { { a, b }, { c, d } }).Times(R.Transposed());
        string[] warning = b == c ? [] : ["NEC3050"];
        var total = plane.Total(Derived($"drift = [[{a}, {b}], [{c}, {d}]] * (1 + t) * x; sigma = 1 + t;", 2, warning));
        var turned = Derived($"drift = [[{A[0, 0]:R}, {A[0, 1]:R}], [{A[1, 0]:R}, {A[1, 1]:R}]] * (1 + t) * x; sigma = 1 + t;", 2, warning);
        plane.Mapped(R, 0, 0).Total(turned).ShouldBe(total, Tolerance * total);
    }

    private static DerivedProcess Derived(string items, int dimension, params string[] warnings)
    {
        var compilation = SdeCompiler.Compile(new SourceText("p.sde", $"process p {{ time t in [0, 2]; state x; {items} }} data = normal([{string.Join(", ", new int[dimension])}], 1);"));
        compilation.Faults().Where(d => d.Severity == Severity.Error || !warnings.Contains(d.Code)).Select(d => $"{d.Code} {d.Message}").ShouldBeEmpty();
        return compilation.Derived.ShouldNotBeNull();
    }
}
