using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Dsl.Tests.Parsing;

public class PrecedenceTests
{
    [Theory]
    [InlineData("-x^2", "(-(x^2))")]
    [InlineData("2^-3", "(2^(-3))")]
    [InlineData("2^3^4", "(2^(3^4))")]
    [InlineData("2^-x^3", "(2^(-(x^3)))")]
    [InlineData("-x²", "(-(x^2))")]
    [InlineData("2^x³", "(2^(x^3))")]
    [InlineData("2 * x²", "(2*(x^2))")]
    [InlineData("a - b - c", "((a-b)-c)")]
    [InlineData("a / b / c", "((a/b)/c)")]
    [InlineData("a / b * c", "((a/b)*c)")]
    [InlineData("a + b * c", "(a+(b*c))")]
    [InlineData("-a * b", "((-a)*b)")]
    [InlineData("-beta(t)/2 * x", "(((-beta(t))/2)*x)")]
    [InlineData("a - -b", "(a-(-b))")]
    [InlineData("--a", "(-(-a))")]
    [InlineData("+a^2", "(+(a^2))")]
    [InlineData("a * -b^2", "(a*(-(b^2)))")]
    [InlineData("sqrt(x)^2", "(sqrt(x)^2)")]
    [InlineData("(a + b)^2", "({(a+b)}^2)")]
    [InlineData("a − b · c ÷ d × e ⋅ f", "(a-((((b*c)/d)*e)*f))")]
    public void Operators_bind_as_in_a_formula(string text, string expected) => Bracketed(Samples.ParseExpression(text)).ShouldBe(expected);

    [Fact]
    public void A_power_binds_tighter_than_a_sign() =>
        Samples.ParseExpression("-x^2").ShouldBeOfType<UnaryExpression>()
            .Operand.ShouldBeOfType<BinaryExpression>().Operator.ShouldBe(BinaryOperator.Power);

    [Fact]
    public void A_tree_built_by_hand_gets_the_brackets_it_needs()
    {
        var sum = Samples.ParseExpression("a + b");
        var product = (BinaryExpression)Samples.ParseExpression("c * d");
        Printer.Print(product with { Right = sum }).ShouldBe("c * (a + b)");
        Printer.Print(product with { Operator = BinaryOperator.Power, Left = product, Right = sum }).ShouldBe("(c * d)^(a + b)");
        Printer.Print(new UnaryExpression(UnaryOperator.Minus, sum, sum.Span)).ShouldBe("-(a + b)");
        Printer.Print((BinaryExpression)sum with { Operator = BinaryOperator.Subtract, Right = sum }).ShouldBe("a - (a + b)");
    }

    private static string Bracketed(Expression expression) => expression switch
    {
        BinaryExpression binary => $"({Bracketed(binary.Left)}{"+-*/^"[(int)binary.Operator]}{Bracketed(binary.Right)})",
        UnaryExpression unary => $"({(unary.Operator == UnaryOperator.Minus ? "-" : "+")}{Bracketed(unary.Operand)})",
        ParenthesisedExpression parenthesised => $"{{{Bracketed(parenthesised.Inner)}}}",
        _ => Printer.Print(expression),
    };
}
