using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class PrinterTests
{
    private static readonly CSharpNames names = new() { Symbol = s => s.Kind == SymbolKind.Parameter ? s.Name.ToUpperInvariant() : s.Name };

    [Theory]
    [InlineData("(a+b)*t^2/2", "(a + b)*t^2/2")]
    [InlineData("a-(b-t)", "a - (b - t)")]
    [InlineData("a+(b+t)", "a + b + t")]
    [InlineData("a/(b*t)", "a/(b*t)")]
    [InlineData("a/b/t", "a/b/t")]
    [InlineData("a*(b/t)", "a*b/t")]
    [InlineData("-t^2", "-t^2")]
    [InlineData("(-t)^2", "(-t)^2")]
    [InlineData("-(a+b)", "-(a + b)")]
    [InlineData("a*(-b)", "a*(-b)")]
    [InlineData("a+(-b)", "a - b")]
    [InlineData("a-(-b)", "a - (-b)")]
    [InlineData("--a", "-(-a)")]
    [InlineData("(a^b)^t", "(a^b)^t")]
    [InlineData("a^b^t", "a^b^t")]
    [InlineData("2^(-t)", "2^(-t)")]
    [InlineData("max(a, -b)", "max(a, -b)")]
    [InlineData("1e-5*pi", "1e-5*pi")]
    [InlineData("1234567.5", "1234567.5")]
    public void The_language_has_as_few_brackets_as_it_needs(string formula, string printed) =>
        MathPrinter.Print(Text.Read(formula)).ShouldBe(printed);

    [Theory]
    [InlineData("1/2*t", "1.0 / 2.0 * t")]
    [InlineData("t/2", "t / 2")]
    [InlineData("2*a*t^2", "2 * A * Square(t)")]
    [InlineData("1/2", "1.0 / 2.0")]
    [InlineData("t*(1/2)", "t * 1.0 / 2.0")]
    [InlineData("exp(2)", "Exp(2.0)")]
    [InlineData("-(a+1)/3", "-(A + 1) / 3")]
    [InlineData("t^3", "Pow(t, 3.0)")]
    [InlineData("t^(-1)*a", "Pow(t, -1.0) * A")]
    [InlineData("sqrt(t)*pi", "Sqrt(t) * Math.PI")]
    [InlineData("1e-5*t", "1E-05 * t")]
    [InlineData("10000000*t", "10000000.0 * t")]
    [InlineData("squared_norm(x) - 1", "SquaredNorm(x) - 1")]
    public void CSharp_never_divides_whole_numbers(string formula, string printed) =>
        CSharpPrinter.Print(Text.Read(formula), names).ShouldBe(printed);

    [Fact]
    public void A_power_by_a_number_is_written_by_what_is_quickest()
    {
        CSharpPrinter.Print(new Power(Text.Time, -1), names).ShouldBe("1.0 / t");
        CSharpPrinter.Print(new Power(Text.Time, -2), names).ShouldBe("1.0 / Square(t)");
        CSharpPrinter.Print(new Power(Text.Time, 0.5), names).ShouldBe("Sqrt(t)");
        CSharpPrinter.Print(2 * (Expr)new Power(Text.Time, -0.5), names).ShouldBe("2 * (1.0 / Sqrt(t))");
    }

    [Fact]
    public void Definitions_are_called_by_the_names_given_to_them()
    {
        var let = new Apply("beta", [Text.Time]) * Text.State;
        CSharpPrinter.Print(let, names).ShouldBe("beta(t) * x");
        CSharpPrinter.Print(let, names with { Apply = (a, arguments) => $"_{a.Name}[{arguments[0]}]" }).ShouldBe("_beta[t] * x");
    }

    [Fact]
    public void Numbers_that_no_literal_says_have_names()
    {
        CSharpPrinter.Literal(double.PositiveInfinity).ShouldBe("double.PositiveInfinity");
        CSharpPrinter.Literal(double.NaN).ShouldBe("double.NaN");
        CSharpPrinter.Literal(1e300).ShouldBe("1E+300");
        CSharpPrinter.Literal(3).ShouldBe("3.0");
    }

    [Fact]
    public void What_the_language_prints_reads_back_with_the_same_value()
    {
        var random = new RandomFormulas(31);
        for (var i = 0; i < 1000; i++)
        {
            var (formula, point) = (random.Next(), random.Point());
            var (value, error) = RoundingBound.Of(formula, point);
            if (!double.IsFinite(value) || !double.IsFinite(error)) continue;
            Evaluator.Evaluate(Text.Read(MathPrinter.Print(formula)), point).ShouldBe(value, 8 * error + 1e-300, MathPrinter.Print(formula));
        }
    }
}
