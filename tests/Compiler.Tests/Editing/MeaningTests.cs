using NeuralEntropy.Compiler.Editing;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Parsing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Editing;

public class MeaningTests
{
    [Theory]
    [InlineData("process v|p", NameKind.Process, "process vp", "A file that uses everything once.")]
    [InlineData("time |t in", NameKind.Variable, "time t in [0, 1]", "")]
    [InlineData("* |x;", NameKind.Variable, "state x", "")]
    [InlineData("(beta_m|ax -", NameKind.Parameter, "param beta_max = 16", "the noise rate at the end")]
    [InlineData("-be|ta(t)", NameKind.Definition, "let beta(s) = 0.1 + (beta_max - 0.1) * s", "How fast noise comes in.")]
    [InlineData("* |s;", NameKind.Variable, "s", "the argument of beta")]
    [InlineData("sqrt|(beta", NameKind.Function, "sqrt(u)", "the square root, for u >= 0")]
    [InlineData("data = |normal", NameKind.Term, "normal(mean, deviation, covariance)", "a normal distribution: isotropic, with a deviation for each component, or with any covariance")]
    [InlineData("network e| =", NameKind.Network, "network e = mlp(hidden = [64], activation = silu)", "")]
    [InlineData("train |e {", NameKind.Network, "network e = mlp(hidden = [64], activation = silu)", "")]
    [InlineData("|hidden", NameKind.Argument, "mlp: hidden", null)]
    [InlineData("|silu", NameKind.Choice, "silu", "activation: sigmoid, silu, tanh")]
    [InlineData("entropy_|matching", NameKind.Term, "entropy_matching(weight)", "the denoising entropy-matching loss")]
    [InlineData("like|lihood", NameKind.Choice, "likelihood", "weight: variance, likelihood")]
    [InlineData("epo|chs", NameKind.Argument, "train: epochs", null)]
    [InlineData("S_N|N", NameKind.Measure, "S_NN", "the neural entropy: what the network puts back, in nats")]
    [InlineData("accura|cy", NameKind.Argument, "measure: accuracy", null)]
    [InlineData("par|am beta", NameKind.Keyword, "param kappa = 1 where kappa > 0;", null)]
    public void A_name_is_told(string part, NameKind kind, string signature, string? documentation)
    {
        var info = Typed.Meaning(part).ShouldNotBeNull();
        info.Kind.ShouldBe(kind);
        info.Signature.ShouldBe(signature);
        if (documentation is null) info.Documentation.ShouldNotBeEmpty();
        else info.Documentation.ShouldBe(documentation);
    }

    [Theory]
    [InlineData("[|0, 1]")]
    [InlineData("// A fi|le")]
    [InlineData("* s|;\n", "process p { let a = * s|;\n }")]
    [InlineData("|drift = y", "drift = y")]
    public void Where_nothing_is_named_nothing_is_told(string part, string? file = null) =>
        (file is null ? Typed.Meaning(part) : Typed.Meaning(part, file.Replace("|", "")) is { Kind: not NameKind.Keyword } found ? found : null).ShouldBeNull();

    [Fact]
    public void Shape_value_and_declaration_are_told()
    {
        Typed.Meaning("* |x;")!.Details.ShouldContain("a vector of 2 numbers");
        Typed.Meaning("-be|ta(t)")!.Details.ShouldContain("a number");
        var parameter = Typed.Meaning("(beta_m|ax -").ShouldNotBeNull();
        parameter.Details.ShouldContain("beta_max = 16");
        parameter.Declaration!.Source[parameter.Declaration.Span].ShouldBe("beta_max");
        parameter.Declaration.Span.Start.ShouldBe(Typed.File.IndexOf("beta_max", StringComparison.Ordinal));
    }

    [Fact]
    public void A_parameter_is_told_with_its_domain_and_what_its_author_says_of_it()
    {
        const string file = "use vpx(kap|pa = 2);\ndata = normal([0, 0], 1);";
        var parameter = Typed.Meaning("kap|pa", file.Replace("|", "")).ShouldNotBeNull();
        parameter.Signature.ShouldBe("param kappa = 0.1 where kappa > 0");
        parameter.Documentation.ShouldBe("the deviation at rest");
        parameter.Details.ShouldContain("kappa = 2");
    }

    [Theory]
    [InlineData("|sigma =")]
    [InlineData("drif|t =")]
    public void At_an_equation_stands_what_follows_from_it(string part)
    {
        var details = Typed.Meaning(part)!.Details;
        details.ShouldContain("sigma^2(t) = 0.1 + beta_max*t - 0.1*t");
        details.ShouldContain(d => d.StartsWith("mu(t) = exp(", StringComparison.Ordinal));
        details.ShouldContain(d => d.StartsWith("Sigma^2(t) = ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_process_of_the_library_and_its_parameters_are_told()
    {
        const string file = "use vp(beta_max = 20); data = normal(0, 1);";
        var process = Typed.Meaning("use v|p", file).ShouldNotBeNull();
        process.Signature.ShouldBe("use vp(beta_min = 0.1, beta_max = 16);");
        process.Documentation.ShouldStartWith("Variance preserving");
        var parameter = Typed.Meaning("beta_|max", file).ShouldNotBeNull();
        parameter.Signature.ShouldBe("param beta_max = 16 where beta_max >= 0");
        parameter.Details.ShouldContain("beta_max = 20");
        parameter.Declaration!.Source.Path.ShouldBe("library/vp.sde");
        parameter.Declaration.Source[parameter.Declaration.Span].ShouldBe("beta_max");
    }

    [Fact]
    public void Fields_and_arguments_of_a_closed_form_are_told()
    {
        const string file = "use vp; data = normal([0, 0], 1); network e(y, u) = u * ideal(y, u) + exp(u) * y;";
        Typed.Meaning("id|eal", file)!.Kind.ShouldBe(NameKind.Field);
        Typed.Meaning("ideal(|y", file)!.Documentation.ShouldBe("the argument of e");
        Typed.Meaning("* |y;", file)!.Details.ShouldBe(["a vector of 2 numbers"]);
    }

    [Fact]
    public void A_line_that_is_not_finished_has_meaning_up_to_where_it_breaks_off()
    {
        var broken = Typed.File.Replace("drift = -beta(t)/2 * x;", "drift = -beta(t)/2 *");
        Typed.Meaning("-be|ta(t)", broken)!.Signature.ShouldStartWith("let beta(s)");
        Typed.Meaning("sigma = sqrt(be|ta(t))", broken)!.Signature.ShouldStartWith("let beta(s)");
        Typed.Meaning("S_N|N", broken)!.Kind.ShouldBe(NameKind.Measure);
    }

    [Fact]
    public void Every_keyword_is_documented() =>
        Keywords.All.Where(word => Glossary.Keyword(word) is null).ShouldBeEmpty();
}
