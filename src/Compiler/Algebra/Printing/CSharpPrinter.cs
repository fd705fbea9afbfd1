using System.Globalization;

namespace NeuralEntropy.Compiler.Algebra.Printing;

/// <summary>
/// A formula in C#, over the methods of <c>NeuralEntropy.Runtime.Elementary</c> taken in by <c>using static</c>. Every part is a double or
/// a tensor and no two whole numbers meet, so that <c>1/2</c> is not an integer's division. A formula of numbers and parameters alone is a
/// double.
/// </summary>
public static class CSharpPrinter
{
    public static string Print(Expr e, CSharpNames names) => new CSharp(names).Print(e);

    /// <summary>A number as a literal of type double.</summary>
    public static string Literal(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => WithPoint(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    /// <summary>A text as a literal: what is no plain letter, digit or sign of ASCII is written by its code, so that nothing in it can end the literal.</summary>
    public static string Literal(string text) =>
        $"\"{string.Concat(text.Select(c => c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : $"\\u{(int)c:x4}"))}\"";

    private static string WithPoint(string number) => number.AsSpan().ContainsAny('.', 'E') ? number : number + ".0";

    private sealed class CSharp(CSharpNames names) : InfixPrinter
    {
        /// <summary>Whole numbers up to here may be written as integers beside what is not a number.</summary>
        private const double GreatestInteger = 1e6;

        protected override string Times => " * ";

        protected override string Over => " / ";

        protected override string Number(double magnitude, bool amongNumbers) => magnitude switch
        {
            Math.PI => "Math.PI",
            <= GreatestInteger when !amongNumbers && Math.Floor(magnitude) == magnitude =>
                magnitude.ToString("R", CultureInfo.InvariantCulture),
            _ => Literal(magnitude),
        };

        protected override Printed Other(Expr e) => e switch
        {
            Symbol s => new(names.Symbol(s), Binding.Atom),
            Power(var b, Constant(-1)) => Reciprocal(Text(b, Binding.Power, false)),
            Power(var b, Constant(2)) => new($"Square({Print(b)})", Binding.Atom),
            Power(var b, Constant(-2)) => Reciprocal($"Square({Print(b)})"),
            Power(var b, Constant(0.5)) => new($"Sqrt({Print(b)})", Binding.Atom),
            Power(var b, Constant(-0.5)) => Reciprocal($"Sqrt({Print(b)})"),
            Power(var b, var x) => new($"Pow({Print(b)}, {Print(x)})", Binding.Atom),
            Truth(var holds) => new(holds ? "true" : "false", Binding.Atom),
            And(var l, var r) => new($"{Condition(l)} {(IsTensor(e) ? "&" : "&&")} {Condition(r)}", Binding.And),
            Or(var l, var r) => new($"{Condition(l)} {(IsTensor(e) ? "|" : "||")} {Condition(r)}", Binding.Or),
            Not(var o) => new((IsTensor(o) ? "~" : "!") + Text(o, Binding.Atom), Binding.Sign),
            Choice(var c, var a, var b) when IsTensor(c) => new($"Where({Print(c)}, {Print(a)}, {Print(b)})", Binding.Atom),
            Choice(var c, var a, var b) => new($"{Text(c, Binding.Or)} ? {Text(a, Binding.Or)} : {Print(b)}", Binding.Choice),
            Call(var function, var arguments) => new($"{function.CSharpName}({string.Join(", ", arguments.Select(Print))})", Binding.Atom),
            Apply(_, var arguments) let => new(names.Apply(let, [.. arguments.Select(Print)]), Binding.Atom),
            Steps(_, var u, _) steps => new(names.Steps(steps, Print(u)), Binding.Atom),
            ItemOfNumbers(var table) => new(names.Item(table), Binding.Atom),
            ItemOfFormulas(var items) => new($"({names.Symbol(StepTable.Index)} switch {{ {Arms(items)} }})", Binding.Atom),
            VectorOf([VectorOf first, ..] rows) => new($"Rows({Vector([.. rows.SelectMany(r => ((VectorOf)r).Items)])}, {first.Items.Count})", Binding.Atom),
            VectorOf(var items) => new(Vector(items), Binding.Atom),
            FieldAt(var kind) => new(names.Field(kind), Binding.Atom),
            _ => throw Tree.Unknown(e),
        };

        /// <summary>The matrix is written by its rows.</summary>
        protected override Printed Matrices(Expr l, Expr r) => new($"Transform({Print(l)}, {Print(r)})", Binding.Atom);

        private string Vector(EquatableArray<Expr> items) => names.Vector(items, [.. items.Select(Print)]);

        private string Arms(EquatableArray<Expr> items) =>
            string.Join(", ", items.Select((item, i) => $"{(i + 1 < items.Count ? i + 1 : "_")} => {Print(item)}"));

        // `&` binds tighter than `&&` in C#: one joined condition inside another stands in brackets.
        private string Condition(Expr e) => Text(e, Binding.Not);

        private bool IsTensor(Expr e) => names.IsTensor(e) || e.Children().Any(IsTensor);

        private static Printed Reciprocal(string denominator) => new("1.0 / " + denominator, Binding.Product);
    }
}
