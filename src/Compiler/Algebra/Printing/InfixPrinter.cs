using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra.Printing;

/// <summary>
/// Prints a formula with no more brackets than its meaning needs. Loosest first: choices, conditions, sums, products, the sign, powers, the rest. A sum or
/// product on the right of its like is printed without brackets, as mathematicians do.
/// </summary>
internal abstract class InfixPrinter
{
    /// <summary>How tightly a printed text holds together.</summary>
    protected enum Binding { Choice, Or, And, Not, Comparison, Sum, Product, Sign, Power, Atom }

    protected readonly record struct Printed(string Text, Binding Binding);

    protected abstract string Times { get; }

    protected abstract string Over { get; }

    /// <param name="amongNumbers">The number has no neighbour that is not itself a number.</param>
    protected abstract string Number(double magnitude, bool amongNumbers);

    /// <summary>A product that is not commutative: a product on its right keeps its brackets.</summary>
    protected virtual Printed Matrices(Expr l, Expr r) => new(Left(l, r) + Times + Right(r, l, Binding.Power), Binding.Product);

    /// <summary>Everything that is not a comparison, a sum, a product, a sign or a number.</summary>
    protected abstract Printed Other(Expr e);

    public string Print(Expr e) => Text(e, Binding.Choice);

    /// <summary>The text, in brackets where it binds less tightly than asked.</summary>
    protected string Text(Expr e, Binding least, bool amongNumbers = true)
    {
        var (text, binding) = Printing(e, amongNumbers);
        return binding < least ? $"({text})" : text;
    }

    private Printed Printing(Expr e, bool amongNumbers) => e switch
    {
        Constant(var v) when v < 0 || double.IsNegative(v) => new("-" + Number(-v, amongNumbers), Binding.Sign),
        Constant(var v) => new(Number(v, amongNumbers), Binding.Atom),
        Negate(var o) when StartsWithSign(o) => new($"-({Text(o, Binding.Sum, amongNumbers)})", Binding.Sign),
        Negate(var o) => new("-" + Text(o, Binding.Product, amongNumbers), IsProduct(o) ? Binding.Product : Binding.Sign),
        Add(var l, Negate(var r)) => Sum(l, " - ", r),
        Add(var l, Constant(< 0 and var v)) => Sum(l, " - ", new Constant(-v)),
        Add(var l, var r) => Sum(l, " + ", r),
        Subtract(var l, var r) => Sum(l, " - ", r),
        Multiply(var l, var r) => new(Left(l, r) + Times + Right(r, l, IsProduct(r) ? Binding.Product : Binding.Power), Binding.Product),
        MatrixProduct(var l, var r) => Matrices(l, r),
        Divide(var l, var r) => new(Left(l, r) + Over + Right(r, l, Binding.Power), Binding.Product),
        Compare(var relation, var l, var r) =>
            new($"{Text(l, Binding.Sum, IsNumber(r))} {relation.Spelling()} {Text(r, Binding.Sum, IsNumber(l))}", Binding.Comparison),
        _ => Other(e),
    };

    private Printed Sum(Expr l, string sign, Expr r)
    {
        var signed = r is Negate or Constant(< 0) || StartsWithSign(r);
        var least = signed ? Binding.Atom : sign == " + " ? Binding.Sum : Binding.Product;
        return new(Text(l, Binding.Sum, IsNumber(r)) + sign + Text(r, least, IsNumber(l)), Binding.Sum);
    }

    private string Left(Expr l, Expr r) => Text(l, Binding.Product, IsNumber(r));

    private string Right(Expr r, Expr l, Binding least) => Text(r, StartsWithSign(r) ? Binding.Atom : least, IsNumber(l));

    protected static bool IsProduct(Expr e) => e is Multiply or Divide or MatrixProduct;

    private static bool StartsWithSign(Expr e) => e switch
    {
        Negate or Constant(< 0) => true,
        Multiply(var l, _) => StartsWithSign(l),
        MatrixProduct(var l, _) => StartsWithSign(l),
        Divide(var l, _) => StartsWithSign(l),
        Add(var l, _) => StartsWithSign(l),
        Subtract(var l, _) => StartsWithSign(l),
        _ => false,
    };

    private static bool IsNumber(Expr e) => e switch
    {
        Constant => true,
        Negate or Add or Subtract or Multiply or Divide => e.Children().All(IsNumber),
        _ => false,
    };
}
