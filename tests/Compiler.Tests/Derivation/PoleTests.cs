using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Tests.Algebra;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Derivation;

public class PoleTests
{
    [Theory]
    [InlineData("1/(t - 0.3001)", 0.3001)]
    [InlineData("1/(t - 0.3001)^2", 0.3001)]
    [InlineData("-2/(t - 1/3)^4", 1.0 / 3)]
    [InlineData("1/abs(t - 1/3)", 1.0 / 3)]
    [InlineData("3 + 1/(t^2 - 1.4*t + 0.49)", 0.7)]
    [InlineData("1/sin(20*t)^2", 0.15707963267948966)]
    [InlineData("1/(exp(t) - 2)^2", 0.69314718055994529)]
    public void A_pole_between_two_times_is_found(string formula, double at) => Hole(formula).ShouldNotBeNull().ShouldBe(at, 1e-6);

    [Theory]
    [InlineData("1/((t - 0.3001)^2 + 1e-10)")]
    [InlineData("exp(-1e8*(t - 0.3001)^2)")]
    [InlineData("1e6*sin(300*t)^2")]
    [InlineData("1/(1 + t)")]
    [InlineData("1")]
    [InlineData("0*t")]
    [InlineData("t^2")]
    [InlineData("sqrt(abs(t - 0.3001))")]
    [InlineData("(exp(t) - 2)/(t - 2)")]
    public void What_is_finite_has_none_however_sharp(string formula) => Hole(formula).ShouldBeNull();

    private static double? Hole(string formula) =>
        new TimeGrid(0, 1, [], []).Hole(new Curve(Text.Read(formula), new Symbol("t", SymbolKind.Time), new Dictionary<string, double>()));
}
