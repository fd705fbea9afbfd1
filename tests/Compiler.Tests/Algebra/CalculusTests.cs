using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Derivation;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class CalculusTests
{
    private static readonly Dictionary<string, double> parameters = new()
    {
        ["a"] = 0.8,
        ["b"] = 1.7,
        ["k"] = 1.3,
        ["p"] = 2.4,
        ["w"] = 5.1,
        ["s0"] = 0.1,
        ["b0"] = 0.1,
        ["b1"] = 16,
        ["smin"] = 0.01,
        ["smax"] = 50,
        ["one"] = -1,
    };

    public static TheoryData<string> Integrands =>
    [
        "3", "t", "t^5", "1/t", "sqrt(t)", "t^p", "t^one", "b0 + (b1 - b0)*t", "-(b0 + (b1 - b0)*t)/2", "(1 + t)^3*(2 - t)",
        "-1/(1 - t)", "2*s0^2/(1 - t)", "2*s0^2/(1 - t)^3", "1/(a + b*t)", "1/(a + b*t)^2", "1/(t - 2)", "sqrt(1 + t)",
        "t^2*sqrt(1 - t)", "t/(2 + t)^3", "1/(t*(1 - t))", "2*t/(1 - t)^3", "(3 + t)/((1 + t)*(2 + t)^2)", "t/(1 + t^2)",
        "1/(1 + t^2)", "1/(1 - t^2)", "(t + 2)/(t^2 + 2*t + 5)", "1/(a + b*t^2)", "1/sqrt(1 - t^2)", "sqrt(1 + t^2)",
        "1/sqrt(t^2 + 2*t)", "t*sqrt(1 - t^2)", "exp(-k*t)", "a*exp(2*k*t + 1)", "k^t", "smin^2*(smax/smin)^(2*t)*2*log(smax/smin)",
        "t^3*exp(-k*t)", "t*2^t", "t*exp(-t^2)", "exp(-t^2/2)", "exp(t)/(1 + exp(t))",
        "(b0 + (b1 - b0)*t)*exp(b0*t + (b1 - b0)*t^2/2)",
        "(b0 + (b1 - b0)*t)*(1 - exp(-2*(b0*t + (b1 - b0)*t^2/2)))*exp(b0*t + (b1 - b0)*t^2/2)", "sin(w*t)", "t*cos(w*t)",
        "-pi/2*tan(pi*t/2)", "pi*tan(pi*t/2)/cos(pi*t/2)^2", "sin(t)^2", "sin(t)^4", "sin(t)^3*cos(t)^2", "sin(2*t)*cos(3*t)",
        "tan(t)^2", "1/cos(t)", "exp(-t)*cos(w*t)", "cos(t)*exp(sin(t))", "sinh(k*t)", "tanh(t)", "sigmoid(3*t - 1)",
        "sigmoid(t)*sigmoid(-t)", "expm1(-k*t)", "erf(t)", "log(t)", "t*log(t)", "log(t)^2/t", "1/(t*log(t))", "log(1 + k*t)",
        "atan(t)", "asin(t)", "abs(t - 2)",
        "if t < 0.5 then 1 else 2 + t", "if t >= 0.5 then 1 else 2 + t", "if 1 - 2*t > a - 1 then exp(t) else t*exp(-t^2)",
        "if t < 0.2 then 1 else if t < 0.4 then t else if t < 0.6 then 0 else 1/t", "if 0.2 <= t < 0.4 or t > 0.7 then 1 else 2",
        "exp(if t < 0.5 then t else 1 - t)*(if t < 0.3 then 1 else 2)", "if a < b then t else exp(exp(t)) - exp(exp(t)) + 1",
        "if t < 5 then t else t^2", "if t == 0.5 then 1/0 else t", "if t < 0.5 then 1/(0.6 - t) else 1/(t - 0.4)",
        "if t < a then 2 else if t < b then 3 else 4", "if t < b then 2 else if t < a then 3 else 4",
    ];

    [Theory]
    [MemberData(nameof(Integrands))]
    public void An_antiderivative_is_found_and_its_differences_are_the_integral(string integrand)
    {
        var f = Text.Read(integrand);
        var found = Calculus.Integrate(f, Text.Time, parameters).ShouldNotBeNull();
        foreach (var (from, to) in ((double, double)[])[(0.1, 0.3), (0.3, 0.85), (0.15, 0.9)])
        {
            double[] places = [from, .. BreakPoints.Of(f, Text.Time, parameters, from, to), to];
            var expected = places.Zip(places.Skip(1), (a, b) => Quadrature.Integrate(t => At(f, t), a, b)).Sum();
            (At(found, to) - At(found, from)).ShouldBe(expected, 1e-9 * Math.Abs(expected), MathPrinter.Print(found));
        }
    }

    [Theory]
    [InlineData("exp(exp(t))")]
    [InlineData("exp(t^2)")]
    [InlineData("sin(t^2)")]
    [InlineData("exp(-t)/t")]
    [InlineData("1/(1 + t^5)")]
    [InlineData("sqrt(1 + t^3)")]
    [InlineData("exp(t)*log(t)*sin(t)")]
    [InlineData("floor(3*t)")]
    [InlineData("if t < 0.5 then 1 else exp(exp(t))")]
    [InlineData("if t^2 < 0.3 then 1 else 2")]
    public void Where_none_is_known_none_is_returned(string integrand) =>
        Calculus.Integrate(Text.Read(integrand), Text.Time, parameters).ShouldBeNull();

    [Theory]
    [InlineData("-(beta_min + (beta_max - beta_min)*t)/2", "-(beta_min*t + (beta_max - beta_min)*t^2/2)/2")]
    [InlineData("-1/(1 - t)", "log(1 - t)")]
    [InlineData("2*Sigma_0^2/(1 - t)^3", "Sigma_0^2/(1 - t)^2")]
    [InlineData("s^2*exp(2*a*t)", "s^2*exp(2*a*t)/(2*a)")]
    [InlineData("-pi/2*tan(pi*t/2)", "log(cos(pi*t/2))")]
    [InlineData("2*t", "t^2")]
    [InlineData("if t < 0.5 then 1 else 2 + t", "if t < 0.5 then t else 2*t - 5/8 + t^2/2")]
    [InlineData("if t < 0.25 then 0 else if t < 0.75 then 4 else 8", "if t < 0.25 then 0 else if t < 0.75 then 4*t - 1 else 8*t - 4")]
    [InlineData("if t < T then 1 else 3", "if t < T then t else 3*t - 2*T")]
    public void An_antiderivative_reads_well(string integrand, string expected) =>
        MathPrinter.Print(Calculus.Integrate(Text.Read(integrand), Text.Time)!).ShouldBe(expected);

    [Fact]
    public void A_parameter_that_would_be_divided_by_is_looked_at()
    {
        var flat = Calculus.Integrate(Text.Read("exp(k*t)"), Text.Time, new Dictionary<string, double> { ["k"] = 0 });
        flat.ShouldBeNull("1/k has no value there");
    }

    [Theory]
    [InlineData("t^3", "3*t^2")]
    [InlineData("exp(-k*t)", "-k*exp(-k*t)")]
    [InlineData("r^t", "log(r)*r^t")]
    [InlineData("cos(pi*t/2)", "-pi*sin(pi*t/2)/2")]
    [InlineData("a*x", "0")]
    public void A_derivative_reads_well(string formula, string expected) =>
        MathPrinter.Print(Calculus.Differentiate(Text.Read(formula), Text.Time)).ShouldBe(expected);

    [Fact]
    public void Derivatives_of_random_formulas_agree_with_finite_differences()
    {
        var (random, compared) = (new RandomFormulas(5), 0);
        for (var i = 0; i < 1500; i++)
        {
            var formula = random.Next(depth: 3);
            var derivative = Calculus.Differentiate(formula, Text.Time);
            var point = random.Point();
            var (coarse, fine) = (Difference(formula, point, 2e-4), Difference(formula, point, 1e-4));
            var slope = Evaluator.Evaluate(derivative, point);
            // Only where two step widths agree is the difference quotient a measure.
            if (!double.IsFinite(slope) || !(Math.Abs(coarse - fine) < 1e-7 * Math.Abs(fine))) continue;
            slope.ShouldBe(fine, 1e-5 * Math.Max(1, Math.Abs(fine)), MathPrinter.Print(formula));
            compared++;
        }
        compared.ShouldBeGreaterThan(500);
    }

    private static double Difference(Expr e, Dictionary<string, double> point, double h)
    {
        double Moved(double by) => Evaluator.Evaluate(e, new Dictionary<string, double>(point) { ["t"] = point["t"] + by });
        return (8 * (Moved(h) - Moved(-h)) - (Moved(2 * h) - Moved(-2 * h))) / (12 * h);
    }

    private static double At(Expr e, double t) => Evaluator.Evaluate(e, new Dictionary<string, double>(parameters) { ["t"] = t });
}
