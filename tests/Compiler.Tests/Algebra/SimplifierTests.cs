using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class SimplifierTests
{
    [Theory]
    [InlineData("1/2 + 1/3", "5/6")]
    [InlineData("0.1*t + 15.9*t^2/2", "0.1*t + 7.95*t^2")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("0.3333333333333333*t", "t/3")]
    [InlineData("t^3/6 + t^2/2 + t + 1", "1 + t + t^2/2 + t^3/6")]
    [InlineData("2^(3/2)*2^t", "2*2^(1/2 + t)")]
    public void Numbers_are_kept_exact_while_they_are_small(string formula, string simple) => Simple(formula).ShouldBe(simple);

    [Theory]
    [InlineData("a*t + b*t", "(a + b)*t")]
    [InlineData("a*t - a*t", "0")]
    [InlineData("0*log(t)", "0")]
    [InlineData("2*a + 2*b", "2*(a + b)")]
    [InlineData("(a - b)/(b - a)", "-1")]
    [InlineData("(1 + t)*(1 - t) - 1 + t^2", "0")]
    [InlineData("1 - (1 - t)^2", "2*t - t^2")]
    [InlineData("2*t + 2*t^2/(1 - t)", "2*t/(1 - t)")]
    [InlineData("(b0 + (b1 - b0)*t)*exp(-t)/(b0 + (b1 - b0)*t)", "exp(-t)")]
    [InlineData("kappa^2 - kappa^2*exp(-b*t)", "-kappa^2*expm1(-b*t)")]
    public void Like_terms_are_collected(string formula, string simple) => Simple(formula).ShouldBe(simple);

    [Theory]
    [InlineData("sqrt(2*t)^2", "2*t")]
    [InlineData("t/sqrt(t)", "sqrt(t)")]
    [InlineData("(kappa*sqrt(beta*t))^2", "beta*kappa^2*t")]
    [InlineData("sqrt(x^2)", "abs(x)")]
    [InlineData("sqrt(exp(2*t))", "exp(t)")]
    [InlineData("(t^3)^(1/3)", "t")]
    [InlineData("(r^t)^2", "r^(2*t)")]
    [InlineData("sqrt(4*t)", "2*sqrt(t)")]
    [InlineData("sqrt(kappa^2*(1 - t))", "sqrt(kappa^2*(1 - t))")]
    [InlineData("1/(t - 1)", "-1/(1 - t)")]
    [InlineData("abs(-2*t)", "2*abs(t)")]
    public void Powers_merge_where_that_is_right(string formula, string simple) => Simple(formula).ShouldBe(simple);

    [Theory]
    [InlineData("exp(t)*exp(-t)", "1")]
    [InlineData("exp(f)^2", "exp(2*f)")]
    [InlineData("exp(2*log(1 - t))", "(1 - t)^2")]
    [InlineData("log(exp(t))", "t")]
    [InlineData("exp(a + log(t))", "exp(a)*t")]
    [InlineData("expm1(2*log(1 - t))", "t^2 - 2*t")]
    public void Exponentials_and_logarithms_undo_each_other(string formula, string simple) => Simple(formula).ShouldBe(simple);

    [Theory]
    [InlineData("1 - exp(-t)", "-expm1(-t)")]
    [InlineData("1 + expm1(t)", "exp(t)")]
    [InlineData("b*exp(-t) - b*expm1(-t)", "b")]
    [InlineData("exp(-b*t)*(exp(b*t) + exp(-b*t) - 2)", "expm1(-b*t)^2")]
    [InlineData("smin^2*(smax/smin)^(2*t) - smin^2", "smin^2*expm1(2*log(smax/smin)*t)")]
    [InlineData("1 - sigmoid(t)", "sigmoid(-t)")]
    [InlineData("1 - sin(t)^2", "cos(t)^2")]
    [InlineData("1/cos(t)^2 - 1", "tan(t)^2")]
    [InlineData("cosh(t)^2 - sinh(t)^2", "1")]
    [InlineData("pi*sin(pi*t/2)*cos(pi*t/2) + pi*tan(pi*t/2)*sin(pi*t/2)^2", "pi*tan(pi*t/2)")]
    public void Differences_that_lose_digits_are_written_so_that_they_do_not(string formula, string simple) =>
        Simple(formula).ShouldBe(simple);

    [Theory]
    [InlineData("-(beta_min*t + (beta_max - beta_min)*t^2/2)/2", "-(beta_min*t + (beta_max - beta_min)*t^2/2)/2")]
    [InlineData("-x*beta/2", "-beta*x/2")]
    [InlineData("-(1 - 2*t)/(1 - t)^2", "(2*t - 1)/(1 - t)^2")]
    [InlineData("t*(b - a)", "(b - a)*t")]
    [InlineData("sin(-t)", "-sin(t)")]
    [InlineData("x*sin(t)*t*a*2", "2*a*t*sin(t)*x")]
    public void The_order_is_that_of_a_mathematician(string formula, string simple) => Simple(formula).ShouldBe(simple);

    [Fact]
    public void A_power_of_a_long_sum_is_not_multiplied_out() => Simple("(a + b + c + d + t)^7").ShouldBe("(a + b + c + d + t)^7");

    [Fact]
    public void A_division_by_zero_stays_one()
    {
        var simple = Simplifier.Simplify(Text.Read("a/(t - t)"));
        double.IsFinite(Evaluator.Evaluate(simple, new Dictionary<string, double> { ["a"] = 1, ["t"] = 1 })).ShouldBeFalse();
    }

    private static string Simple(string formula) => MathPrinter.Print(Simplifier.Simplify(Text.Read(formula)));
}
