using System.Reflection;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests;

public sealed class ElementaryTests
{
    private static readonly double[] Everywhere = [-30, -5.5, -2, -1, -0.7, -0.3, -1e-3, -1e-9, 0, 1e-12, 1e-4, 0.2, 0.49, 0.5, 0.51, 1, 1.7, 3, 6, 6.3, 12, 26];

    public static TheoryData<string> Names => [.. Functions().Select(f => f.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_number_and_a_tensor_give_the_same_value(string name)
    {
        using var scope = NewDisposeScope();
        var scalar = typeof(Elementary).GetMethod(name, [typeof(double)])!.CreateDelegate<Func<double, double>>();
        var vector = typeof(Elementary).GetMethod(name, [typeof(Tensor)])!.CreateDelegate<Func<Tensor, Tensor>>();
        var values = vector(tensor(Everywhere, dtype: float64)).data<double>().ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var expected = scalar(Everywhere[i]);
            if (double.IsNaN(expected)) double.IsNaN(values[i]).ShouldBeTrue($"{name}({Everywhere[i]})");
            else if (double.IsInfinity(expected)) values[i].ShouldBe(expected);
            else Math.Abs(values[i] - expected).ShouldBeLessThanOrEqualTo(2e-16 * Math.Abs(expected) * Conditioning(name, Everywhere[i]), $"{name}({Everywhere[i]}) is {values[i]:R} against {expected:R}");
        }
    }

    [Fact]
    public void There_are_functions_to_compare() => Names.Count.ShouldBeGreaterThan(25);

    /// <summary>Published values to more digits than a double has.</summary>
    [Theory]
    [InlineData(nameof(Elementary.Erf), 0.1, 0.1124629160182848922)]
    [InlineData(nameof(Elementary.Erf), 0.5, 0.5204998778130465377)]
    [InlineData(nameof(Elementary.Erf), 1.0, 0.8427007929497148693)]
    [InlineData(nameof(Elementary.Erf), 2.0, 0.9953222650189527342)]
    [InlineData(nameof(Elementary.Erfc), 0.5, 0.4795001221869534623)]
    [InlineData(nameof(Elementary.Erfc), 1.0, 0.1572992070502851307)]
    [InlineData(nameof(Elementary.Erfc), 2.0, 0.004677734981047265838)]
    [InlineData(nameof(Elementary.Erfc), 5.0, 1.537459794428034850e-12)]
    [InlineData(nameof(Elementary.Erfc), 10.0, 2.088487583762544757e-45)]
    [InlineData(nameof(Elementary.Erfinv), 0.5, 0.47693627620446987338)]
    [InlineData(nameof(Elementary.Erfinv), 0.9, 1.16308715367667417)]
    [InlineData(nameof(Elementary.Erfinv), 1e-9, 8.8622692545275801e-10)]
    [InlineData(nameof(Elementary.Logit), 0.75, 1.0986122886681098)]
    [InlineData(nameof(Elementary.Expm1), 1e-5, 1.00000500001666670833e-5)]
    [InlineData(nameof(Elementary.Expm1), -0.5, -0.39346934028736657640)]
    [InlineData(nameof(Elementary.Log1p), 1e-5, 9.9999500003333308334e-6)]
    [InlineData(nameof(Elementary.Log1p), -0.3, -0.35667494393873237891)]
    public void Values_are_right_to_a_relative_error_of_1e_15(string name, double x, double expected)
    {
        var scalar = typeof(Elementary).GetMethod(name, [typeof(double)])!.CreateDelegate<Func<double, double>>();
        scalar(x).ShouldBe(expected, 1e-15 * Math.Abs(expected));
    }

    [Fact]
    public void An_inverse_gives_back_what_its_function_was_given()
    {
        foreach (var x in (double[])[-5.5, -2, -0.49, -1e-9, 0, 1e-4, 0.48, 1, 3, 5])
        {
            // A rounding of erf, where it is steep to its inverse, is so many of x.
            Elementary.Erfinv(Elementary.Erf(x)).ShouldBe(x, 4e-16 * (Math.Abs(x) + Math.Sqrt(Math.PI) / 2 * Math.Exp(x * x)));
            Elementary.Logit(Elementary.Sigmoid(x)).ShouldBe(x, 4e-16 * (1 + Math.Exp(Math.Abs(x))));
        }
    }

    [Fact]
    public void Powers_minima_and_maxima_take_every_combination_of_number_and_tensor()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(2.0), tensor(3.0));
        double[] powers = [Elementary.Pow(2, 3), Elementary.Pow(a, 3).item<double>(), Elementary.Pow(2, b).item<double>(), Elementary.Pow(a, b).item<double>()];
        powers.ShouldAllBe(p => p == 8);
        double[] minima = [Elementary.Min(2, 3), Elementary.Min(a, 3).item<double>(), Elementary.Min(2, b).item<double>(), Elementary.Min(a, b).item<double>()];
        minima.ShouldAllBe(p => p == 2);
        double[] maxima = [Elementary.Max(2, 3), Elementary.Max(a, 3).item<double>(), Elementary.Max(2, b).item<double>(), Elementary.Max(a, b).item<double>()];
        maxima.ShouldAllBe(p => p == 3);
        var x = tensor(5.0);
        double[] clamped =
        [
            Elementary.Clamp(5, 2, 3), Elementary.Clamp(x, 2, 3).item<double>(), Elementary.Clamp(x, a, 3).item<double>(), Elementary.Clamp(x, 2, b).item<double>(),
            Elementary.Clamp(x, a, b).item<double>(), Elementary.Clamp(5, a, 3).item<double>(), Elementary.Clamp(5, 2, b).item<double>(), Elementary.Clamp(5, a, b).item<double>(),
        ];
        clamped.ShouldAllBe(p => p == 3);
    }

    [Fact]
    public void States_have_norms_sums_and_products_of_one_column()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3.0, 4, 0, -2], [2, 2], dtype: float64);
        Elementary.Norm(x).data<double>().ToArray().ShouldBe([5, 2]);
        Elementary.SquaredNorm(x).shape.ShouldBe([2, 1]);
        Elementary.Sum(x).data<double>().ToArray().ShouldBe([7, -2]);
        Elementary.Mean(x).data<double>().ToArray().ShouldBe([3.5, -1]);
        var v = Elementary.Vector(x, 1, 2);
        v.shape.ShouldBe([1, 2]);
        Elementary.Dot(x, v).data<double>().ToArray().ShouldBe([11, -4]);
        Elementary.Vector(x.to(float32), 1, 2).dtype.ShouldBe(ScalarType.Float32);
    }

    private static IEnumerable<MethodInfo> Functions() =>
        typeof(Elementary).GetMethods().Where(m => m.ReturnType == typeof(double) && m.GetParameters().Length == 1);

    // Roundings that two sound libraries may differ by; those of e^(x²) carry the rounding of x².
    private static double Conditioning(string name, double x) => name switch
    {
        nameof(Elementary.Erfc) => 5 + x * x,
        nameof(Elementary.Logit) => 5 + 1 / (Math.Abs(x - 0.5) + 1e-9),
        _ => 5,
    };
}
