using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Local definitions may stand in any order: this finds an order in which each needs only earlier ones, or the circles.</summary>
internal static class LetOrder
{
    internal readonly record struct Circle(Location At, ImmutableArray<string> Path);

    public static ImmutableArray<BoundLet> Sort(IReadOnlyCollection<BoundLet> lets)
    {
        var sorted = ImmutableArray.CreateBuilder<BoundLet>();
        var seen = new HashSet<string>();
        void Visit(BoundLet let)
        {
            if (!seen.Add(let.Name)) return;
            foreach (var needed in Needed(let, lets)) Visit(needed);
            sorted.Add(let);
        }
        foreach (var let in lets) Visit(let);
        return sorted.ToImmutable();
    }

    public static IEnumerable<Circle> Cycles(IReadOnlyCollection<BoundLet> lets)
    {
        var reported = new HashSet<string>();
        foreach (var let in lets)
            if (!reported.Contains(let.Name) && PathBack(let, let, [let.Name], lets) is { } path)
            {
                reported.UnionWith(path);
                yield return new Circle(let.At, path);
            }
    }

    /// <summary>How many nodes a formula has when every definition in it is written out.</summary>
    /// <param name="sorted">Definitions, each after those that it needs.</param>
    public static Dictionary<string, double> Sizes(IEnumerable<BoundLet> sorted)
    {
        var sizes = new Dictionary<string, double>();
        foreach (var let in sorted) sizes[let.Name] = SizeOf(let.Body, sizes);
        return sizes;
    }

    private static double SizeOf(Expr formula, Dictionary<string, double> sizes) => formula is Apply apply
        ? sizes.GetValueOrDefault(apply.Name) * apply.Arguments.Select(a => SizeOf(a, sizes)).Append(1).Max()
        : 1 + formula.Children().Sum(c => SizeOf(c, sizes));

    private static ImmutableArray<string>? PathBack(BoundLet from, BoundLet to, ImmutableArray<string> path, IReadOnlyCollection<BoundLet> lets)
    {
        foreach (var needed in Needed(from, lets))
        {
            if (needed.Name == to.Name) return path.Add(to.Name);
            if (!path.Contains(needed.Name) && PathBack(needed, to, path.Add(needed.Name), lets) is { } found) return found;
        }
        return null;
    }

    private static IEnumerable<BoundLet> Needed(BoundLet let, IReadOnlyCollection<BoundLet> lets)
    {
        var names = Calls(let.Body).ToHashSet();
        return lets.Where(l => names.Contains(l.Name));
    }

    private static IEnumerable<string> Calls(Expr formula) =>
        formula is Apply apply ? formula.Children().SelectMany(Calls).Prepend(apply.Name) : formula.Children().SelectMany(Calls);
}
