using System.Globalization;
using System.Text;

namespace NeuralEntropy.Dsl.Diagnostics;

/// <summary>The name that was probably meant.</summary>
public static class Suggestion
{
    private static readonly string[] greek =
        ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega").Split(' ');

    /// <summary>
    /// The nearest candidate by Damerau–Levenshtein distance, or null when none is near: at most one slip in a short name, a third
    /// of the letters in a longer one. Case, <c>_</c>, <c>-</c> and Greek spelled out (β, beta) count for nothing.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var (folded, best, bestDistance) = (Fold(name), default(string), int.MaxValue);
        foreach (var candidate in candidates)
        {
            var other = Fold(candidate);
            var allowed = Math.Max(1, Math.Min(folded.Length, other.Length) / 3);
            // One-letter names are near to everything.
            if (Math.Min(folded.Length, other.Length) < 2) allowed = 0;
            if (Math.Abs(folded.Length - other.Length) > allowed) continue;
            var distance = Distance(folded, other);
            if (distance <= allowed && distance < bestDistance && candidate != name) (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Insertions, deletions, replacements and exchanges of neighbours that turn one text into the other.</summary>
    public static int Distance(string a, string b)
    {
        var (before, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[b.Length];
    }

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.ToLower(CultureInfo.InvariantCulture))
            if (letter is >= 'α' and <= 'ω') folded.Append(greek[letter - 'α']);
            else if (letter is not ('_' or '-')) folded.Append(letter);
        return folded.ToString();
    }
}
