using System.Collections.Immutable;
using System.Globalization;

namespace NeuralEntropy.Runtime.Data;

/// <summary>The class of every point.</summary>
/// <param name="Classes">Their names, numbers in their order before words in theirs.</param>
/// <param name="Of">The place in <paramref name="Classes"/> of every point's class.</param>
public sealed record PointLabels(ImmutableArray<string> Classes, ImmutableArray<int> Of)
{
    /// <summary>The share of the points that every class has.</summary>
    internal ImmutableArray<double> Probabilities => [.. Enumerable.Range(0, Classes.Length).Select(c => PointsOf(c).Length / (double)Of.Length)];

    /// <summary>The points of a class, by their numbers from 0.</summary>
    internal int[] PointsOf(int c) => [.. Enumerable.Range(0, Of.Length).Where(i => Of[i] == c)];

    /// <param name="labels">Of every point; numbers that are equal are one label, however they are written.</param>
    internal static PointLabels From(IReadOnlyList<string> labels)
    {
        var canonical = labels.Select(Canonical).ToArray();
        ImmutableArray<string> classes = [.. canonical.Distinct().OrderBy(c => Number(c) ?? double.PositiveInfinity).ThenBy(c => c, StringComparer.Ordinal)];
        var places = classes.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        return new PointLabels(classes, [.. canonical.Select(c => places[c])]);
    }

    internal static string Canonical(string label) => Number(label)?.ToString("R", CultureInfo.InvariantCulture) ?? label;

    private static double? Number(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
