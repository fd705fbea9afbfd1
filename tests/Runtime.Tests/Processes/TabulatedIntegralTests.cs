using NeuralEntropy.Runtime.Processes;
using Shouldly;
using Xunit;
using static NeuralEntropy.Runtime.Elementary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Processes;

public sealed class TabulatedIntegralTests
{
    private static readonly double[] Fractions = [1e-80, 1e-30, 1e-12, 1e-5, 0.01, 0.1, 0.3, 0.5, 0.77, 0.999, 1];

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, (Func<Tensor, Tensor> Integrand, Func<double, double> Integral, Interval Interval)> Cases { get; } = new()
    {
        ["polynomial"] = (t => t * 15.9 + 0.1, t => 0.1 * t + 15.9 * t * t / 2, new(0, 1)),
        ["exponential"] = (t => Exp(t * 8.05), t => Expm1(8.05 * t) / 8.05, new(0, 1)),
        ["square root"] = (t => Pow(t, -0.5), t => 2 * Math.Sqrt(t), new(0, 4)),
        ["high power"] = (t => Pow(t, 5.0), t => Math.Pow(t, 6) / 6, new(0, 2)),
        ["cosine"] = (t => Cos(t * 40), t => Math.Sin(40 * t) / 40, new(0, 0.03)),
        ["near pole"] = (t => 2 / (1 - t), t => -2 * Log1p(-t), new(0, 1 - 1e-5)),
        ["kink"] = (t => Max(t, 0.3), t => t < 0.3 ? 0.3 * t : 0.09 + (t * t - 0.09) / 2, new(0, 1)),
        ["step"] = (t => Max(Sign(t - 0.3), 0) + 1, t => t < 0.3 ? t : 0.3 + 2 * (t - 0.3), new(0, 1)),
        ["late step"] = (t => Where(t < 0.7, 0.0, 1000.0), t => t < 0.7 ? 0 : 1000 * (t - 0.7), new(0, 1)),
        ["early step"] = (t => Where(t < 1e-9, t, 1 - t), t => t < 1e-9 ? t * t / 2 : 5e-19 + (t - 1e-9) * (1 - (t + 1e-9) / 2), new(0, 1)),
        ["steps"] = (t => Floor(t * 7) + 1, t => Enumerable.Range(0, 7).Sum(k => Math.Max(0, t - k / 7.0)), new(0, 1)),
        ["case without a value elsewhere"] = (
            t => Where(t < 0.5, Sqrt(0.5 - t), Exp(t)), t => -Math.Pow(0.5, 1.5) * Expm1(1.5 * Log1p(-2 * Math.Min(t, 0.5))) / 1.5 + (Math.Exp(Math.Max(t, 0.5)) - Math.Exp(0.5)), new(0, 1)),
        ["later start"] = (t => Exp(-t), t => Expm1(-(t - 1)) * -Math.Exp(-1), new(1, 3)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void It_agrees_with_the_antiderivative_to_twelve_digits_however_near_the_start(string name)
    {
        using var scope = NewDisposeScope();
        var (integrand, integral, interval) = Cases[name];
        double[] times = [.. Fractions.Select(f => interval.Start + f * interval.Length).Where(t => t > interval.Start)];
        var values = new TabulatedIntegral(integrand, interval).At(tensor(times, dtype: float64)).data<double>().ToArray();
        for (var i = 0; i < times.Length; i++)
        {
            var expected = integral(times[i]);
            Math.Abs(values[i] - expected).ShouldBeLessThanOrEqualTo(1e-12 * Math.Abs(expected), $"{name} at {times[i]}");
        }
    }

    [Fact]
    public void A_pulse_between_its_samples_is_found_where_its_ends_are_told()
    {
        using var scope = NewDisposeScope();
        var table = new TabulatedIntegral(t => Where((t < 0.7) | (t >= 0.7 + 1e-9), 1.0, 1e6), new Interval(0, 1), 0.7 + 1e-9, 0.7, 4);
        table.At(tensor(1.0)).item<double>().ShouldBe(1 + (0.7 + 1e-9 - 0.7) * (1e6 - 1), 1e-12);
    }

    [Fact]
    public void It_is_zero_at_the_start_keeps_the_shape_and_is_built_at_the_first_use()
    {
        using var scope = NewDisposeScope();
        var calls = 0;
        var table = new TabulatedIntegral(t => { calls++; return t; }, new Interval(0, 1));
        calls.ShouldBe(0);
        var value = table.At(zeros([2, 3], dtype: float64));
        value.shape.ShouldBe([2, 3]);
        value.abs().sum().item<double>().ShouldBe(0);
        var before = calls;
        table.At(ones([1], dtype: float64));
        calls.ShouldBe(before);
    }

    [Fact]
    public void A_constant_of_any_shape_will_do() =>
        new TabulatedIntegral(t => tensor(3.0), new Interval(0, 1)).At(tensor(0.5)).item<double>().ShouldBe(1.5, 1e-14);

    [Fact]
    public void An_integral_that_diverges_at_the_start_is_refused() =>
        Should.Throw<NecException>(() => new TabulatedIntegral(t => 1 / t, new Interval(0, 1)).At(tensor(0.5))).Code.ShouldBe("NEC5006");

    [Fact]
    public void An_integrand_that_is_not_finite_is_refused() =>
        Should.Throw<NecException>(() => new TabulatedIntegral(t => Sqrt(t - 0.5), new Interval(0, 1)).At(tensor(0.5))).Code.ShouldBe("NEC5007");
}
