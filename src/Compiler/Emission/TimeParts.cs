using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A formula of state and time with what depends on time and parameters alone taken out: numbers, known before the state is.</summary>
/// <param name="Parts">In the order of computing, each over the names of those before it.</param>
internal sealed record TimeParts(EquatableArray<Part> Parts, Expr Rest)
{
    /// <param name="formula">Without definitions.</param>
    /// <param name="names">For the parts, one after the other.</param>
    public static TimeParts Of(Expr formula, IEnumerable<string> names)
    {
        var found = new List<Expr>();
        Find(formula);
        var sharing = Sharing.Of(found, names);
        var parts = sharing.Parts.ToList();
        var named = new Dictionary<Expr, Expr>();
        // What is found whole inside of others has its name from there.
        foreach (var (whole, over) in found.Zip(sharing.Formulas))
        {
            if (over is not Symbol { Kind: SymbolKind.Part }) parts.Add(new Part(new Symbol(names.ElementAt(parts.Count), SymbolKind.Part), over));
            named[whole] = over is Symbol { Kind: SymbolKind.Part } ? over : parts[^1].Name;
        }
        return new([.. parts], Rewritten(formula));

        void Find(Expr e)
        {
            if (!IsOfTimeAlone(e)) foreach (var inner in e.Children()) Find(inner);
            else if (e is not (Symbol or Constant) && !found.Contains(e)) found.Add(e);
        }

        Expr Rewritten(Expr e) => named.TryGetValue(e, out var name) ? name : e.Map(Rewritten);
    }

    /// <summary>Each part that is a number and does not depend on the state, in its shortest form.</summary>
    public static Expr Folded(Expr e) => e is Constant ? e : IsNumber(e) ? Simplifier.Simplify(e) : e.Map(Folded);

    private static bool IsOfTimeAlone(Expr e) => IsNumber(e) && e.DescendantsAndSelf().Any(part => part is Symbol { Kind: SymbolKind.Time or SymbolKind.Parameter } or Steps);

    private static bool IsNumber(Expr e) => e is not (Compare or And or Or or Not or Truth)
        && !e.DescendantsAndSelf().Any(part => part is VectorOf or MatrixProduct or FieldAt or Symbol { Kind: SymbolKind.State or SymbolKind.Index });
}
