namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>Sums: flat, like terms collected, pairs that make one recognised.</summary>
internal static class Sums
{
    /// <summary>Sums with more terms are not searched for pairs.</summary>
    private const int GreatestSearch = 24;

    public static Form Of(IEnumerable<Form> terms)
    {
        var collected = Collect(terms);
        if (collected.Exists(t => t.Monic.Equals(Powers.Undefined))) return Powers.Undefined;
        while (collected.Count is > 1 and <= GreatestSearch && Complements.Pair(collected) is { } pair)
        {
            collected.RemoveAt(pair.Second);
            collected.RemoveAt(pair.First);
            collected = Collect([.. collected.Select(Join), pair.Sum]);
        }
        var ordered = collected.Select(Join).Order(FormOrder.Terms).ToArray();
        return ordered switch
        {
            [] => Form.Zero,
            [var one] => one,
            _ => new SumForm(EquatableArray.Create<Form>(ordered)),
        };
    }

    /// <summary>
    /// The rational number that can be taken out, with the sign of the first term, and what is left; (1, sum) when there is none.
    /// </summary>
    public static (Number Content, Form Primitive) Content(SumForm sum)
    {
        var coefficients = sum.Terms.Select(t => t.SplitNumber().Coefficient).ToList();
        var content = coefficients.All(c => c.IsExact)
            ? coefficients.Skip(1).Aggregate(Number.Abs(coefficients[0]), Number.CommonDivisor)
            : Number.One;
        if (coefficients[0].IsNegative) content = -content;
        return content.IsOne
            ? (content, sum)
            : (content, new SumForm([.. sum.Terms.Select(t => Products.Of([new NumberForm(Number.One / content), t]))]));
    }

    private static Form Join((Number Coefficient, Form Monic) term) => Products.Scale(term.Coefficient, term.Monic);

    private static List<(Number Coefficient, Form Monic)> Collect(IEnumerable<Form> terms)
    {
        var rests = new List<Form>();
        var coefficients = new Dictionary<Form, Number>();
        foreach (var term in terms.SelectMany(t => t is SumForm(var inner) ? inner : (IEnumerable<Form>)[t]))
        {
            var (coefficient, rest) = term.SplitNumber();
            if (!coefficients.TryGetValue(rest, out var sum)) rests.Add(rest);
            coefficients[rest] = sum + coefficient;
        }
        return [.. rests.Where(r => !coefficients[r].IsZero).Select(r => (coefficients[r], r))];
    }
}
