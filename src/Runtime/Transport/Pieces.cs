using System.Globalization;

namespace NeuralEntropy.Runtime.Transport;

/// <summary>
/// A change of time t = φ(s) of few straight pieces at which a path costs little more than at constant speed. A piece from t to t' costs ℓ²/Δs, ℓ² = Δt ∫ v_2² dt, whatever happens in it, so that Δs in proportion to ℓ
/// costs least, (Σ ℓ)²/τ. Pieces are cut where ℓ exceeds the arc length most.
/// </summary>
internal static class Pieces
{
    /// <summary>Some 0.5 % above constant speed where the speed falls off like that of a diffusion.</summary>
    public const int Count = 16;

    // Of the length of the path.
    private const double Negligible = 1e-6;

    /// <param name="t">Ascending, from the start of the interval to its end.</param>
    /// <param name="length">∫ v_2 from the start to each t.</param>
    /// <param name="cost">∫ v_2² from the start to each t.</param>
    /// <returns>As a line of the language: <c>reparametrise t = … for s in […];</c></returns>
    public static string Of(IReadOnlyList<double> t, IReadOnlyList<double> length, IReadOnlyList<double> cost)
    {
        double Steady(int i, int j) => Math.Sqrt(Math.Max(0, (t[j] - t[i]) * (cost[j] - cost[i])));
        double Excess(int i, int j) => j - i < 2 ? 0 : Steady(i, j) - (length[j] - length[i]);
        var cuts = new List<int> { 0, t.Count - 1 };
        while (cuts.Count <= Count)
        {
            var (i, j) = cuts.Zip(cuts.Skip(1)).MaxBy(p => Excess(p.First, p.Second));
            if (Excess(i, j) <= Negligible * length[^1]) break;
            cuts.Insert(cuts.IndexOf(j), Enumerable.Range(i + 1, j - i - 1).MinBy(k => Steady(i, k) + Steady(k, j)));
        }
        // Where p_t stands still the time passes quickly, but not infinitely so.
        double[] pieces = [.. cuts.Zip(cuts.Skip(1), (i, j) => Math.Max(Steady(i, j), Negligible * length[^1]))];
        var (s, scale) = (new List<double> { t[0] }, (t[^1] - t[0]) / pieces.Sum());
        foreach (var piece in pieces) s.Add(s[^1] + piece * scale);
        s[^1] = t[^1];
        return Text([.. cuts.Select(k => t[k])], s);
    }

    private static string Text(double[] t, List<double> s)
    {
        var pieces = Enumerable.Range(0, t.Length - 1).Select(k => $"{Number(t[k])} + {Number((t[k + 1] - t[k]) / (s[k + 1] - s[k]))}*(s - {Number(s[k])})").ToArray();
        string[] lines = [.. pieces.SkipLast(1).Select((piece, k) => $"if s < {Number(s[k + 1])} then {piece} else"), pieces[^1]];
        return $"reparametrise t =\n    {string.Join("\n    ", lines)}\n    for s in [{Number(s[0])}, {Number(s[^1])}];";
    }

    private static string Number(double x) => x < 0 ? $"({x.ToString("R", CultureInfo.InvariantCulture)})" : x.ToString("R", CultureInfo.InvariantCulture);
}
