using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra.Forms;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// What is known of the values of formulas, from comparisons that hold or do not: by it others are decided, <c>t &lt; 0.5</c> where
/// <c>t &lt; 0.2</c> holds, or <c>0.3 &lt; T</c> where <c>t &lt; T</c> and <c>t >= 0.3</c> do.
/// </summary>
internal sealed class Facts
{
    private readonly ImmutableDictionary<Form, Range> ranges;

    private Facts(ImmutableDictionary<Form, Range> ranges) => this.ranges = ranges;

    public static Facts None { get; } = new(ImmutableDictionary<Form, Range>.Empty);

    /// <summary>Whether the comparison holds; null where that is not known.</summary>
    public bool? Decide(Compare comparison)
    {
        var (quantity, relation, bound) = Normalise(comparison);
        return RangeOf(quantity).Decide(relation, bound) ?? Inferred(quantity).Select(range => range.Decide(relation, bound)).FirstOrDefault(known => known is not null);
    }

    public Facts With(Compare comparison, bool holds)
    {
        var (quantity, relation, bound) = Normalise(holds ? comparison : comparison.Opposite());
        return new Facts(ranges.SetItem(quantity, ranges.GetValueOrDefault(quantity, Range.All).Narrowed(relation, bound)));
    }

    /// <summary>From one fact: a quantity is that of the fact and what is left.</summary>
    private IEnumerable<Range> Inferred(Form quantity) => ranges.SelectMany(fact =>
        (Range[])[RangeOf(Simplifier.Simplify(quantity - fact.Key)) + fact.Value, RangeOf(Simplifier.Simplify(quantity + fact.Key)) + -fact.Value]);

    private Range RangeOf(Form form)
    {
        var (scale, monic, offset) = Split(form);
        return monic.Equals(Form.Zero) ? Range.Of(offset) : scale * ranges.GetValueOrDefault(monic, Range.All) + Range.Of(offset);
    }

    /// <summary>The comparison as one of a formula, the same for all its multiples and shifts, with a number.</summary>
    private static (Form Quantity, ComparisonOperator Relation, double Bound) Normalise(Compare comparison)
    {
        var (scale, monic, offset) = Split(Simplifier.Simplify(Reader.Read(comparison.Left - comparison.Right)));
        return (monic, scale < 0 ? comparison.Relation.Turned() : comparison.Relation, -offset / scale);
    }

    /// <summary>scale · monic + offset; monic is 0 where the form is a number.</summary>
    private static (double Scale, Form Monic, double Offset) Split(Form form)
    {
        if (IsConstant(form)) return (1, Form.Zero, Evaluator.Evaluate(Writer.Write(form), ImmutableDictionary<string, double>.Empty));
        var terms = form is SumForm(var all) ? all.ToList() : [form];
        var rest = Sums.Of(terms.Where(t => t is not NumberForm));
        var (content, monic) = rest is SumForm sum ? Sums.Content(sum) : rest.SplitNumber();
        return (content.Value, monic, terms.OfType<NumberForm>().Sum(n => n.Value.Value));
    }

    private static bool IsConstant(Form form) => form switch
    {
        NumberForm or EulerForm or LeafForm(Constant) => true,
        LeafForm => false,
        _ => form.Children().All(IsConstant),
    };
}
