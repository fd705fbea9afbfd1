using System.Globalization;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// A sum over numbered blocks whose digits depend on which blocks there are alone, in whatever order or parts they come: two neighbours are added as soon as both are
/// there, then pairs of pairs, as in a binary tree over all numbers, and what is left goes from left to right. Of N blocks in a row no more than 2 log₂ N sums are kept.
/// </summary>
internal sealed class TreeSum<T> where T : class, IMergeable<T>
{
    private readonly SortedDictionary<long, (long Count, T Sum)> subtrees = [];

    /// <summary>Null where there is no block.</summary>
    public T? Total => subtrees.Values.Select(tree => tree.Sum).Aggregate((T?)null, (all, next) => all?.Plus(next) ?? next);

    /// <summary>The sums of whole subtrees, by the numbers of their blocks.</summary>
    public IEnumerable<(string Name, double[] Numbers)> Parts =>
        subtrees.Select(tree => (string.Create(CultureInfo.InvariantCulture, $"{tree.Key}+{tree.Value.Count}"), tree.Value.Sum.Written));

    /// <param name="parts">As <see cref="Parts"/> gave them, of one sum or of several without a common block.</param>
    public static TreeSum<T> Of(IEnumerable<(string Name, double[] Numbers)> parts)
    {
        var sum = new TreeSum<T>();
        foreach (var (name, numbers) in parts)
        {
            var range = Array.ConvertAll(name.Split('+'), text => long.Parse(text, CultureInfo.InvariantCulture));
            sum.Add(range[0], range[1], T.Read(new NumberReader(numbers)));
        }
        return sum;
    }

    /// <summary>The first block that is missing of a row of blocks.</summary>
    /// <param name="first">The first of the row; none before it was added.</param>
    public long Missing(long first)
    {
        while (subtrees.TryGetValue(first, out var tree)) first += tree.Count;
        return first;
    }

    public void Add(long block, T sum) => Add(block, 1, sum);

    private void Add(long first, long count, T sum)
    {
        while (subtrees.Remove(first ^ count, out var sibling))
        {
            if (sibling.Count != count)
            {
                subtrees.Add(first ^ count, sibling);
                break;
            }
            sum = (first & count) == 0 ? sum.Plus(sibling.Sum) : sibling.Sum.Plus(sum);
            (first, count) = (first & ~count, 2 * count);
        }
        subtrees.Add(first, (count, sum));
    }
}
