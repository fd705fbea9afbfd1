namespace NeuralEntropy.Dsl.Text;

/// <summary>A stretch of a source text: <paramref name="Length"/> UTF-16 units from <paramref name="Start"/> on.</summary>
public readonly record struct Span(int Start, int Length)
{
    /// <summary>The first position behind the stretch.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static Span Between(int start, int end) => new(start, end - start);

    /// <summary>The smallest stretch that holds both.</summary>
    public Span Cover(Span other) => Between(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Whether <paramref name="inner"/> lies inside this one.</summary>
    public bool Contains(Span inner) => Start <= inner.Start && inner.End <= End;

    public override string ToString() => $"[{Start}..{End})";
}
