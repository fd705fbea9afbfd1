namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>
/// The order in which a mathematician writes: terms by rising powers of the time, factors from the constant to the changing.
/// </summary>
internal static class FormOrder
{
    private const double Transcendental = 1e6;

    /// <summary>Of the terms of a sum; numbers in front do not count.</summary>
    public static IComparer<Form> Terms { get; } = Comparer<Form>.Create((a, b) => Compare(a, b, TermRank, f => f.SplitNumber().Monic.Key));

    /// <summary>Of the factors of a product.</summary>
    public static IComparer<Form> Factors { get; } =
        Comparer<Form>.Create((a, b) => Compare(a, b, FactorRank, f => f.SplitPower().Base.Key));

    private static int Compare(Form a, Form b, Func<Form, double> rank, Func<Form, string> name)
    {
        var order = rank(a).CompareTo(rank(b));
        return order != 0 ? order : string.CompareOrdinal(name(a), name(b));
    }

    private static double TermRank(Form term) =>
        term is NumberForm ? double.NegativeInfinity : HasState(term) ? double.PositiveInfinity : Degree(term);

    /// <summary>The power of the time; beyond all powers where the dependence is another.</summary>
    private static double Degree(Form form) => form switch
    {
        _ when !form.HasTime() => 0,
        LeafForm => 1,
        PowerForm(LeafForm, NumberForm(var n)) => n.Value,
        ProductForm(_, var factors) => factors.Sum(Degree),
        _ => Transcendental,
    };

    private static double FactorRank(Form factor) => (factor.SplitPower().Base, factor.HasTime()) switch
    {
        (NumberForm, false) => 0,
        (LeafForm(Constant), _) => 1,
        _ when HasState(factor) => 10,
        (LeafForm, false) => 2,
        (SumForm, false) => 4,
        (_, false) => 3,
        (LeafForm, true) => 5,
        (SumForm, true) => 6,
        (EulerForm, true) => 8,
        (_, true) => 7,
    };

    private static bool HasState(Form form) =>
        form is LeafForm(Symbol { Kind: SymbolKind.State } or FieldAt or VectorOf) || form.Children().Any(HasState);
}
