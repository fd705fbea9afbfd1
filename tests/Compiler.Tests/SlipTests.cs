using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>Right files with one slip: a token left out, written twice, or another in its place.</summary>
public sealed partial class SlipTests
{
    public static TheoryData<string> Files => ["gaussian.sde", "straight_line.sde"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_slip_has_no_followers(string file)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("examples", file));
        var slips = from Match token in Token().Matches(text)
                    where !token.Value.StartsWith("//", StringComparison.Ordinal)
                    from instead in (string[])[" ", $"{token.Value} {token.Value}", "@"]
                    select text[..token.Index] + instead + text[(token.Index + token.Length)..];
        var told = slips.Select(slip => (Slip: slip, Diagnostics: Diagnostics(slip))).ToArray();
        told.Length.ShouldBeGreaterThan(80);
        told.ShouldAllBe(t => t.Diagnostics.Length <= 2, string.Join('\n', told.MaxBy(t => t.Diagnostics.Length).Diagnostics.Select(d => d.Message)));
        told.Average(t => t.Diagnostics.Length).ShouldBeLessThan(1.2);
    }

    private static ImmutableArray<Diagnostic> Diagnostics(string text) => SdeCompiler.Compile(new SourceText("slip.sde", text)).Diagnostics;

    [GeneratedRegex(@"//[^\n]*|[\w.]+%?|[^\s\w]")]
    private static partial Regex Token();
}
