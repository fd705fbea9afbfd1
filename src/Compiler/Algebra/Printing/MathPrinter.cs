using System.Globalization;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra.Printing;

/// <summary>A formula in the language's own syntax, as a person would write it.</summary>
public static class MathPrinter
{
    private static readonly Language language = new();

    public static string Print(Expr e) => language.Print(e);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E');
        return exponent < 0
            ? text
            : text[..exponent] + "e" + int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private sealed class Language : InfixPrinter
    {
        protected override string Times => "*";

        protected override string Over => "/";

        protected override string Number(double magnitude, bool amongNumbers) =>
            magnitude == Math.PI ? "pi" : MathPrinter.Number(magnitude);

        protected override Printed Other(Expr e) => e switch
        {
            Symbol(_, SymbolKind.Index) => new("k", Binding.Atom),
            Symbol(var name, _) => new(name, Binding.Atom),
            Power(var b, var x) => new(Text(b, Binding.Atom) + "^" + Text(x, Binding.Power), Binding.Power),
            Truth(var holds) => new(holds ? "true" : "false", Binding.Atom),
            And(Compare(_, _, var middle) l, Compare(var relation, var next, var r)) when middle == next && IsChain(l.Relation, relation) =>
                new($"{Print(l)} {relation.Spelling()} {Text(r, Binding.Sum)}", Binding.Comparison),
            And(var l, var r) => new($"{Text(l, Binding.And)} and {Text(r, Binding.Not)}", Binding.And),
            Or(var l, var r) => new($"{Text(l, Binding.Or)} or {Text(r, Binding.And)}", Binding.Or),
            Not(var o) => new("not " + Text(o, Binding.Not), Binding.Not),
            Choice(var c, var a, var b) => new($"if {Print(c)} then {Text(a, Binding.Or)} else {Print(b)}", Binding.Choice),
            Call(var function, var arguments) => new($"{function.Name}({List(arguments)})", Binding.Atom),
            Apply(var name, { Count: 0 }) => new(name, Binding.Atom),
            Apply(var name, var arguments) => new($"{name}({List(arguments)})", Binding.Atom),
            VectorOf(var items) => new($"[{List(items)}]", Binding.Atom),
            Steps steps => new(StepsPrinter.Print(steps), Binding.Atom),
            ItemOfNumbers(var table) => new(StepsPrinter.List([.. table.Values.Select(MathPrinter.Number)]), Binding.Atom),
            ItemOfFormulas(var items) => new(StepsPrinter.List([.. items.Select(Print)]), Binding.Atom),
            FieldAt(FieldKind.Ideal) => new("ideal(x, t)", Binding.Atom),
            FieldAt(FieldKind.Score) => new("score(x, t)", Binding.Atom),
            FieldAt(FieldKind.EquilibriumScore) => new("equilibrium_score(x, t)", Binding.Atom),
            _ => throw Tree.Unknown(e),
        };

        private static bool IsChain(ComparisonOperator first, ComparisonOperator second) => first.Direction() != 0 && first.Direction() == second.Direction();

        private string List(EquatableArray<Expr> items) => string.Join(", ", items.Select(Print));
    }
}
