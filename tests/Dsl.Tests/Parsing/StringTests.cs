using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Dsl.Tests.Parsing;

public class StringTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"x.npy\"", "x.npy")]
    [InlineData("\"a // b /* c\"", "a // b /* c")]
    [InlineData("\"say \\\"µ\\\"\"", "say \"µ\"")]
    [InlineData("\"c:\\\\new\"", "c:\\new")]
    [InlineData("\"\\\\\"", "\\")]
    [InlineData("\"'“”‘’\"", "'“”‘’")]
    public void A_text_says_what_stands_between_its_quotes(string written, string value)
    {
        Samples.ParseExpression(written).ShouldBeOfType<StringExpression>().Value.ShouldBe(value);
        Printer.Print(Samples.ParseExpression(written)).ShouldBe(written);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"x")]
    [InlineData("\"x\\\"")]
    [InlineData("\"x\\\\\\\"")]
    [InlineData("\"x\ny\"", "NEC0080", "NEC0080")]
    public void A_text_ends_on_its_line(string value, params string[] codes) =>
        Samples.Codes($"data = {value};\n").ShouldBe(codes.Length == 0 ? ["NEC0080"] : codes);

    [Theory]
    [InlineData("\"\\n\"")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"x\\ y \\z\"")]
    public void Only_quotes_and_backslashes_are_escaped(string value) => Samples.Codes($"data = {value};\n").ShouldBe(["NEC0081"]);
}
