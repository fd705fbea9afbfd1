using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Dsl.Tests.Parsing;

public class PrecedenceTests
{
    private static readonly string[] signs = ["<", "<=", ">", ">=", "==", "!="];

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
    [InlineData("a + b < c * d", "((a+b) < (c*d))")]
    [InlineData("0 < κ <= 1", "(0 < κ <= 1)")]
    [InlineData("0 ≤ κ ≠ 1", "(0 <= κ != 1)")]
    [InlineData("not a < b and c < d", "((not (a < b)) and (c < d))")]
    [InlineData("a or b and not not c", "(a or (b and (not (not c))))")]
    [InlineData("a and b and c or d", "(((a and b) and c) or d)")]
    [InlineData("(a or b) and c", "({(a or b)} and c)")]
    [InlineData("if a < b then c + 1 else d + 1", "(if (a < b) then (c+1) else (d+1))")]
    [InlineData("if a then b else if c then d else e - 1", "(if a then b else (if c then d else (e-1)))")]
    [InlineData("if a then if b then c else d else e", "(if a then (if b then c else d) else e)")]
    [InlineData("1 + (if a then b else c)", "(1+{(if a then b else c)})")]
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
        var choice = (ConditionalExpression)Samples.ParseExpression("if a < b then c else d");
        Printer.Print(product with { Right = choice }).ShouldBe("c * (if a < b then c else d)");
        Printer.Print(choice with { Condition = choice, Then = choice, Else = choice })
            .ShouldBe("if if a < b then c else d then if a < b then c else d else if a < b then c else d");
        Printer.Print(new UnaryExpression(UnaryOperator.Not, product with { Operator = BinaryOperator.And, Left = choice.Condition }, sum.Span))
            .ShouldBe("not (a < b and d)");
        Printer.Print((BinaryExpression)sum with { Operator = BinaryOperator.Subtract, Right = sum }).ShouldBe("a - (a + b)");
    }

    private static string Bracketed(Expression expression) => expression switch
    {
        ConditionalExpression c => $"(if {Bracketed(c.Condition)} then {Bracketed(c.Then)} else {Bracketed(c.Else)})",
        ComparisonExpression c =>
            $"({Bracketed(c.Operands[0])}{string.Concat(c.Operators.Select((o, i) => $" {signs[(int)o]} {Bracketed(c.Operands[i + 1])}"))})",
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary =>
            $"({Bracketed(binary.Left)} {binary.Operator.ToString().ToLowerInvariant()} {Bracketed(binary.Right)})",
        UnaryExpression { Operator: UnaryOperator.Not } unary => $"(not {Bracketed(unary.Operand)})",
        BinaryExpression binary => $"({Bracketed(binary.Left)}{"+-*/^"[(int)binary.Operator]}{Bracketed(binary.Right)})",
        UnaryExpression unary => $"({(unary.Operator == UnaryOperator.Minus ? "-" : "+")}{Bracketed(unary.Operand)})",
        ParenthesisedExpression parenthesised => $"{{{Bracketed(parenthesised.Inner)}}}",
        _ => Printer.Print(expression),
    };
}
