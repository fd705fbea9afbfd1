using System.Globalization;
using System.Text.RegularExpressions;
using NeuralEntropy.Runtime.Transport;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Transport;

/// <summary>The change of time that a run proposes, read back from its text.</summary>
public sealed class PiecesTests
{
    private const int Points = 400;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-2, 3)]
    [InlineData(1, 1.5)]
    public void A_speed_that_decays_is_made_nearly_constant(double start, double length)
    {
        // v = e^(−5 x), x = (t − t₀)/τ: L = τ (1 − e⁻⁵)/5, C = τ (1 − e⁻¹⁰)/10, which is 2.53 times L²/τ.
        double[] x = [.. Enumerable.Range(0, Points + 1).Select(k => (double)k / Points)];
        var text = Pieces.Of([.. x.Select(u => start + length * u)], [.. x.Select(u => length * (1 - Math.Exp(-5 * u)) / 5)], [.. x.Select(u => length * (1 - Math.Exp(-10 * u)) / 10)]);
        var ends = Regex.Match(text, @"for s in \[\(?(.+?)\)?, \(?(.+?)\)?\];$").Groups.Values.Skip(1).Select(g => Number(g.Value));
        ends.ShouldBe([start, start + length]);
        var pieces = Regex.Matches(text, @"^    (?:if s < \(?(?<to>[^ )]+)\)? then )?\(?(?<t>[^ )]+)\)? \+ (?<slope>\S+)\*\(s - \(?(?<s>[^)]+)\)", RegexOptions.Multiline);
        pieces.Count.ShouldBe(Pieces.Count);
        double φ(double s)
        {
            var piece = pieces.FirstOrDefault(m => m.Groups["to"].Success && s < Number(m.Groups["to"].Value)) ?? pieces[^1];
            return Number(piece.Groups["t"].Value) + Number(piece.Groups["slope"].Value) * (s - Number(piece.Groups["s"].Value));
        }

        φ(start).ShouldBe(start, 1e-12);
        φ(start + length).ShouldBe(start + length, 1e-12 * length);

        const int steps = 20_000;
        var ds = length / steps;
        var cost = 0.0;
        for (var k = 0; k < steps; k++)
        {
            var (a, b) = (φ(start + k * ds), φ(start + (k + 1) * ds));
            b.ShouldBeGreaterThan(a);
            cost += Math.Pow(Math.Exp(-5 * ((a + b) / 2 - start) / length) * (b - a) / ds, 2) * ds;
        }
        var least = length * Math.Pow((1 - Math.Exp(-5)) / 5, 2);
        (cost / least).ShouldBeInRange(1, 1.01);
    }

    [Fact]
    public void A_constant_speed_stays_as_it_is() =>
        Pieces.Of([0, 0.5, 1], [0, 1, 2], [0, 2, 4]).ShouldBe("reparametrise t =\n    0 + 1*(s - 0)\n    for s in [0, 1];");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
