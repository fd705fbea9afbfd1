using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Parsing;

public class UnicodeTests
{
    [Theory]
    [InlineData("σ")]
    [InlineData("β_min")]
    [InlineData("数2")]
    [InlineData("\U0001D6FD")]
    [InlineData("_")]
    public void Names_are_letters_marks_digits_and_underscores_of_any_script(string name) =>
        Samples.ParseExpression(name).ShouldBeOfType<NameExpression>().Identifier.Name.ShouldBe(name);

    [Theory]
    [InlineData("\u00B5", "\u03BC")]
    [InlineData("\u2126", "\u03A9")]
    public void Letters_that_Unicode_has_twice_are_the_same_name(string written, string name) =>
        Samples.ParseExpression(written).ShouldBeOfType<NameExpression>().Identifier.ShouldBe(new Identifier(name, new Span(0, written.Length)));

    [Fact]
    public void A_superscript_is_a_power_and_no_part_of_a_name() => Printer.Print(Samples.ParseExpression("Σ²")).ShouldBe("Σ^2");

    [Fact]
    public void Sigma_may_be_written_as_the_letter() =>
        Samples.Parse(Samples.InProcess("σ = 2; time τ ∈ [0, 1];")).DescendantsAndSelf().OfType<EquationItem>()
            .ShouldHaveSingleItem().Kind.ShouldBe(EquationKind.Sigma);

    [Fact]
    public void The_letter_sigma_is_a_name_elsewhere() =>
        Printer.Print(Samples.Parse(Samples.InProcess("let σ(t) = t; sigma = σ(t);"))).ShouldContain("let σ(t) = t;\n    sigma = σ(t);");

    [Fact]
    public void A_lone_surrogate_is_a_stray_character() => Samples.Codes("data = \uD800;").ShouldBe(["NEC0010"]);
}
