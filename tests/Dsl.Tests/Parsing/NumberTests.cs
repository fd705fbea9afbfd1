using System.Globalization;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Parsing;

public class NumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("4_096", 4096)]
    [InlineData("1e-5", 1e-5)]
    [InlineData("1E+5", 1e5)]
    [InlineData("1_0e1_0", 10e10)]
    [InlineData("0.5%", 0.005)]
    [InlineData("0.3%", 0.003)]
    [InlineData("7%", 0.07)]
    [InlineData("1e2%", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("1.", 1)]
    [InlineData("1.e3", 1000)]
    [InlineData("4.9e-324", 4.94065645841247e-324)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("0e99999999999999999999", 0)]
    public void Numbers_mean_what_they_say(string text, double value)
    {
        var number = Samples.ParseExpression(text).ShouldBeOfType<NumberExpression>();
        number.Value.ShouldBe(value);
        number.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("1.2.3", "NEC0012")]
    [InlineData("1e+", "NEC0012")]
    [InlineData("1__0", "NEC0012")]
    [InlineData("1_", "NEC0012")]
    [InlineData("1_.5", "NEC0012")]
    [InlineData("1e999", "NEC0013")]
    [InlineData("1e99999999999999999999", "NEC0013")]
    [InlineData("1e-400", "NEC0013")]
    [InlineData("0x1F", "NEC0014")]
    [InlineData("2x", "NEC0014")]
    [InlineData("1e", "NEC0014")]
    [InlineData("x % 2", "NEC0010")]
    public void Other_spellings_are_refused_once(string text, string code) =>
        Parser.ParseExpression(new SourceText("test", text)).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void The_culture_of_the_machine_does_not_count()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("")
        {
            NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~" },
        };
        try
        {
            Samples.ParseExpression("1.5e-3").ShouldBeOfType<NumberExpression>().Value.ShouldBe(1.5e-3);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
