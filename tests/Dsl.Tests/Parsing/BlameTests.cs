using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Parsing;

/// <summary>The blame falls on the furthest token that did not fit; where something is missing, on what stands before the gap.</summary>
public class BlameTests
{
    [Theory]
    [InlineData("let f(t) = a «+» * b;", "NEC0031")]
    [InlineData("let f(t) = sqrt(1 «+»);", "NEC0031")]
    [InlineData("let f(t) = sqrt(1«,»);", "NEC0031")]
    [InlineData("let f(t) = «[]»;", "NEC0076")]
    [InlineData("let f(t) «=»;", "NEC0031")]
    [InlineData("let «let» = 1;", "NEC0034")]
    [InlineData("let f(«time») = 1;", "NEC0034")]
    [InlineData("let f = a + «kernel»;", "NEC0035")]
    [InlineData("let f = [«1» 2];", "NEC0032")]
    [InlineData("let f = «2» (a);", "NEC0032")]
    [InlineData("let f = x²«²»;", "NEC0033")]
    [InlineData("param a«:» 0.1;", "NEC0041")]
    [InlineData("param a «b» = 1;", "NEC0041")]
    [InlineData("«lte» f = 1;", "NEC0037")]
    [InlineData("drift«(»x, t) = x;", "NEC0041")]
    [InlineData("param a = «1» param b = 2;", "NEC0030")]
    [InlineData("let f «==» 1;", "NEC0070")]
    [InlineData("let f = if t «=» 1 then 2 else 3;", "NEC0071")]
    [InlineData("let f = if (t + g(a = 1) «=» 1) then 2 else 3;", "NEC0071")]
    [InlineData("let f = if t < «1» 2 else 3;", "NEC0072")]
    [InlineData("let f = if (t < 1«)» { 2 };", "NEC0072")]
    [InlineData("let f = if t < 1 then «2»;", "NEC0073")]
    [InlineData("let f = if t < 1 then «2» elif t < 2 then 3 else 4;", "NEC0073")]
    [InlineData("let f = 1 + «if» t < 1 then 2 else 3;", "NEC0074")]
    [InlineData("let f = a < «if» t < 1 then 2 else 3;", "NEC0074")]
    [InlineData("let f = 1 «if» t < 1 else 3;", "NEC0075")]
    [InlineData("let «γ²» = 1;", "NEC0077")]
    [InlineData("let f = if «then» 1 else 2;", "NEC0035")]
    [InlineData("param a = 1 where a «=» 1;", "NEC0071")]
    [InlineData("param a = 1 «where»;", "NEC0031")]
    [InlineData("let a = «1» where a > 0;", "NEC0030")]
    [InlineData("let f = 1 < «and» t;", "NEC0035")]
    public void The_right_place_is_blamed(string line, string code)
    {
        var start = Samples.InProcess(line).IndexOf('«', StringComparison.Ordinal);
        var length = Samples.InProcess(line).IndexOf('»', StringComparison.Ordinal) - start - 1;
        var text = Samples.InProcess(line).Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var diagnostic = Parser.Parse(new SourceText("test.sde", text)).Diagnostics.ShouldHaveSingleItem();
        (diagnostic.Code, diagnostic.Primary!.Location.Span).ShouldBe((code, new Span(start, length)), Samples.Render(text));
    }
}
