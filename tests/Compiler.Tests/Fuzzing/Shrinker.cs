namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>Makes a failing text shorter, by lines, then by words, then by letters, as long as it fails in the same way.</summary>
internal static class Shrinker
{
    private const int MostTries = 2_000;

    public static string Shrink(string text, Func<string, bool> stillFails)
    {
        var tries = 0;
        foreach (var separator in (string[])["\n", " ", ""])
        {
            var parts = separator == "" ? [.. text.Select(c => c.ToString())] : text.Split(separator).ToList();
            for (var size = Math.Max(1, parts.Count / 2); size >= 1; size /= 2)
                for (var i = 0; i + size <= parts.Count && tries < MostTries;)
                {
                    tries++;
                    List<string> shorter = [.. parts[..i], .. parts[(i + size)..]];
                    if (shorter.Count > 0 && stillFails(string.Join(separator, shorter))) parts = shorter;
                    else i += size;
                }
            text = string.Join(separator, parts);
        }
        return text;
    }
}
