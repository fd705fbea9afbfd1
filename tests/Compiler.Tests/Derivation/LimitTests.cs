using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Tests.Algebra;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Derivation;

public class LimitTests
{
    /// <summary>Limits are rounded to eight digits.</summary>
    private const double Rounding = 5e-8;

    [Theory]
    [InlineData("sin(t)/t", 0, 1, 1)]
    [InlineData("(1 - cos(t))/t^2", 0, 1, 0.5)]
    [InlineData("(t - sin(t))/t^3", 0, 1, 1.0 / 6)]
    [InlineData("expm1(3*t)/t", 0, 2, 3)]
    [InlineData("sin(t)/sqrt(t)", 0, 1, 0)]
    [InlineData("1/t - 1/expm1(t)", 0, 1, 0.5)]
    [InlineData("(sqrt(t) + t)/(2*sqrt(t) - t^2)", 0, 1, 0.5)]
    [InlineData("t^0.3/(4*t^0.3 + t)", 0, 1, 0.25)]
    [InlineData("t*log(t)", 0, 1, 0)]
    [InlineData("log(t)/(t - 1)", 1, 0, 1)]
    [InlineData("(1 - t)/sqrt(1 - t)", 1, 0, 0)]
    [InlineData("(2 - t)*(t + 1e6)/(2 - t)", 2, 0, 1e6 + 2)]
    public void What_cannot_be_evaluated_goes_to_its_limit(string formula, double end, double inside, double limit)
    {
        double.IsFinite(Curve(formula).At(end)).ShouldBeFalse();
        Of(formula, end, inside).ShouldBe(limit, Rounding * Math.Abs(limit) + 1e-15);
    }

    [Theory]
    [InlineData("1/t", 0, 1, 1)]
    [InlineData("1/(t - 1)", 1, 0, -1)]
    [InlineData("1/(t - 1)", 1, 2, 1)]
    [InlineData("log(t)", 0, 1, -1)]
    [InlineData("log(t) - log(t)/2", 0, 1, -1)]
    [InlineData("t/t^2", 0, 1, 1)]
    [InlineData("1/t - 1/t^2", 0, 1, -1)]
    [InlineData("t/t^1.1", 0, 1, 1)]
    [InlineData("sin(1/t)", 0, 1, double.NaN)]
    public void It_may_be_infinite_or_none(string formula, double end, double inside, double sign) =>
        Of(formula, end, inside).ShouldBe(sign * double.PositiveInfinity);

    [Fact]
    public void What_can_be_evaluated_is_its_value() => Of("cos(t)", 0.25, 1).ShouldBe(Math.Cos(0.25));

    [Fact]
    public void Several_functions_have_their_own_limits() =>
        Limit.At(t => [2, t / t, 1 / t], 0, 1).ShouldBe([2, 1, double.PositiveInfinity]);

    private static double Of(string formula, double end, double inside) => Limit.At(t => [Curve(formula).At(t)], end, inside)[0];

    private static Curve Curve(string formula) => new(Text.Read(formula), new Symbol("t", SymbolKind.Time), new Dictionary<string, double>());
}
