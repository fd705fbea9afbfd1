using System.Diagnostics;
using System.Globalization;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Parsing;

/// <summary>Whatever a text holds, the answer comes at once and the stack holds.</summary>
public class LimitTests
{
    // Less than threads have on any of the usual systems.
    private const int SmallStack = 1024 * 1024;

    // On a machine that has other work to do; what takes time squared takes minutes.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("f(")]
    public void Half_a_megabyte_of_open_brackets_is_one_diagnostic(string opening) =>
        Timed("data = " + string.Concat(Enumerable.Repeat(opening, 500_000 / opening.Length))).ShouldBe(["NEC0024"]);

    [Fact]
    public void Half_a_megabyte_of_closing_brackets_is_answered_at_once() =>
        Timed("data = " + new string(')', 500_000)).ShouldBe(["NEC0021"]);

    [Theory]
    [InlineData("[;")]
    [InlineData("f(\n")]
    [InlineData("(;]")]
    [InlineData("{}")]
    [InlineData("};")]
    [InlineData("x = (\n")]
    [InlineData("/*")]
    [InlineData("'")]
    [InlineData("1e+")]
    [InlineData("²")]
    public void Half_a_megabyte_of_anything_is_answered_at_once(string what)
    {
        var text = string.Concat(Enumerable.Repeat(what, 500_000 / what.Length));
        Timed(text).ShouldNotBeEmpty();
        Timed($"train e {{ a = {text}").ShouldNotBeEmpty();
    }

    [Fact]
    public void Arguments_behind_many_open_brackets_are_read_once()
    {
        var opened = string.Concat(Enumerable.Repeat("x = f(\n", 190));
        Timed($"train e {{\n{opened}{string.Concat(Enumerable.Repeat("b = 1,\n", 50_000))}").ShouldNotBeEmpty();
    }

    [Fact]
    public void A_closing_bracket_does_not_search_every_open_one() =>
        Timed($"data = {new string('[', 199)}{new string(')', 500_000)}").ShouldNotBeEmpty();

    [Theory]
    [InlineData("-")]
    [InlineData("1+")]
    [InlineData("2^")]
    [InlineData("(1+1)*")]
    public void A_formula_without_end_is_one_diagnostic(string part) =>
        Timed("data = " + string.Concat(Enumerable.Repeat(part, 100_000)) + "1;").ShouldBe(["NEC0025"]);

    [Theory]
    [InlineData("param a = 1;")]
    [InlineData("let a(t) = t;")]
    [InlineData("drift = -x;")]
    [InlineData("[1, 2];")]
    public void A_process_without_end_is_one_diagnostic(string item) =>
        Timed($"process p {{ {Repeated(item, 20_000)} }} data = ;").ShouldBe(["NEC0050"]);

    [Theory]
    [InlineData("data = normal(0, 1);")]
    [InlineData("sweep a in [1, 2];")]
    [InlineData("measure { S_tot; }")]
    [InlineData("train e { steps = 1; }")]
    [InlineData("import \"a.sde\";")]
    public void Declarations_without_end_are_one_diagnostic(string declaration) => Timed(Repeated(declaration, 20_000)).ShouldBe(["NEC0050"]);

    [Theory]
    [InlineData("process p {{ {0} }}", "param a = 1;", 1_000)]
    [InlineData("measure {{ {0} }}", "S_tot;", 1_000)]
    [InlineData("data = mixture {{ {0} }};", "1: normal(0, 1);", 10_000)]
    [InlineData("{0}", "data = normal(0, 1);", 1_000)]
    [InlineData("{0}", "measure {{ S_tot; }}", 1_000)]
    public void A_block_may_have_as_many_statements_as_the_limit_and_no_more(string block, string statement, int most)
    {
        string Of(int count) => string.Format(CultureInfo.InvariantCulture, block, Repeated(statement.Replace("{{", "{").Replace("}}", "}"), count));
        Timed(Of(most)).ShouldBeEmpty();
        Timed(Of(most + 1)).ShouldBe(["NEC0050"]);
    }

    [Theory]
    [InlineData("data = points([{0}1]);", "1, ", 99_999)]
    [InlineData("data = points([{0}[1, 1]]);", "[1, 1], ", 49_999)]
    [InlineData("sweep a in [{0}1];", "1, ", 99_999)]
    [InlineData("process p {{ let a = [{0}1]; }}", "x, ", 99_999)]
    public void Lists_may_hold_as_many_values_as_the_limit_and_no_more(string text, string value, int before)
    {
        string Of(int count) => string.Format(CultureInfo.InvariantCulture, text, Repeated(value, count));
        Timed(Of(before)).ShouldBeEmpty();
        Timed(Of(before + 1)).ShouldBe(["NEC0051"]);
    }

    [Theory]
    [InlineData("(", ")", 150)]
    [InlineData("[", "]", 150)]
    [InlineData("f(1, ", ")", 150)]
    [InlineData("-(1 + 2^", ")", 150)]
    [InlineData("f(a = [(", ")])", 66)]
    [InlineData("-", "", 1000)]
    [InlineData("2^", "", 1000)]
    [InlineData("1 + ", "", 1000)]
    public void Deep_formulas_within_the_limits_need_little_stack(string before, string after, int times)
    {
        var text = $"data = {string.Concat(Enumerable.Repeat(before, times))}1{string.Concat(Enumerable.Repeat(after, times))};";
        var equal = false;
        var thread = new Thread(
            () =>
            {
                var tree = Samples.Parse(text);
                equal = SyntaxComparer.Equal(tree, Samples.Parse(Printer.Print(tree)));
            },
            SmallStack);
        thread.Start();
        thread.Join();
        equal.ShouldBeTrue();
    }

    [Fact]
    public void A_long_list_is_no_deep_formula() => Timed($"data = [{string.Join(", ", Enumerable.Repeat("1 + 2", 20_000))}];").ShouldBeEmpty();

    [Fact]
    public void A_hundred_kilobytes_are_read_in_half_a_second()
    {
        var line = "    let f(t) = -beta_min / 2 * (1 + sqrt(t))^2 + normal(mean = [1.5, 2e-3], 0.5%) - 3 * exp(-1.5e-3 * t);\n";
        var text = Samples.InProcess(string.Concat(Enumerable.Repeat(line, 100_000 / line.Length)));
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var watch = Stopwatch.StartNew();
            Samples.Parse(text);
            if (watch.Elapsed < best) best = watch.Elapsed;
        }
        best.ShouldBeLessThan(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void A_failure_deep_inside_is_not_tried_again_at_every_level() =>
        Timed($"data = {string.Concat(Enumerable.Repeat("f(1, [(", 60))} 1 2 {string.Concat(Enumerable.Repeat(")])", 60))};").ShouldBe(["NEC0032"]);

    private static string Repeated(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static List<string> Timed(string text)
    {
        var watch = Stopwatch.StartNew();
        var codes = Parser.Parse(new SourceText("test.sde", text)).Diagnostics.Select(d => d.Code).ToList();
        watch.Elapsed.ShouldBeLessThan(AtOnce);
        return codes;
    }
}
