using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// A formula, as a tree equal by value. Numbers, vectors and matrices share it; the binder has checked the shapes before a tree is built.
/// Operators build the tree as written, without simplifying.
/// </summary>
public abstract record Expr
{
    public static implicit operator Expr(double value) => new Constant(value);

    public static Expr operator +(Expr a, Expr b) => new Add(a, b);

    public static Expr operator -(Expr a, Expr b) => new Subtract(a, b);

    public static Expr operator *(Expr a, Expr b) => new Multiply(a, b);

    public static Expr operator /(Expr a, Expr b) => new Divide(a, b);

    public static Expr operator -(Expr a) => new Negate(a);

    public static Expr Pow(Expr @base, Expr exponent) => new Power(@base, exponent);
}

public sealed record Constant(double Value) : Expr;

/// <summary>A name of the file or of the language: the time, the state, a parameter, or the argument of a <c>let</c>.</summary>
public sealed record Symbol(string Name, SymbolKind Kind) : Expr;

/// <summary><c>Index</c> is the k of a <see cref="StepTable"/>; <c>Part</c> is a part of formulas (<see cref="Sharing"/>).</summary>
public enum SymbolKind { Time, State, Parameter, Argument, Index, Part }

public sealed record Add(Expr Left, Expr Right) : Expr;

public sealed record Subtract(Expr Left, Expr Right) : Expr;

public sealed record Multiply(Expr Left, Expr Right) : Expr;

public sealed record Divide(Expr Left, Expr Right) : Expr;

public sealed record Negate(Expr Operand) : Expr;

public sealed record Power(Expr Base, Expr Exponent) : Expr;

/// <summary>A condition: <paramref name="Left"/> compared with <paramref name="Right"/>. False where either is not a number, but for <c>!=</c>.</summary>
public sealed record Compare(ComparisonOperator Relation, Expr Left, Expr Right) : Expr;

/// <summary>A condition that is known to hold, or not to.</summary>
public sealed record Truth(bool Value) : Expr;

/// <summary>A condition: both hold.</summary>
public sealed record And(Expr Left, Expr Right) : Expr;

/// <summary>A condition: one of them holds, or both.</summary>
public sealed record Or(Expr Left, Expr Right) : Expr;

/// <summary>A condition: the other does not hold.</summary>
public sealed record Not(Expr Operand) : Expr;

/// <summary>One of two values. The other need not have any: it does not touch the result.</summary>
public sealed record Choice(Expr Condition, Expr Then, Expr Else) : Expr;

/// <summary>A function of the language, such as <c>sqrt</c>.</summary>
public sealed record Call(Function Function, EquatableArray<Expr> Arguments) : Expr;

/// <summary>A <c>let</c> of the file; without arguments it is a named value.</summary>
public sealed record Apply(string Name, EquatableArray<Expr> Arguments) : Expr;

/// <summary>A vector written by its components, or a matrix by its rows, which are vectors.</summary>
public sealed record VectorOf(EquatableArray<Expr> Items) : Expr;

/// <summary>A matrix times a vector or a matrix: what is neither commutative nor taken component by component.</summary>
public sealed record MatrixProduct(Expr Left, Expr Right) : Expr;

/// <summary>
/// A function of u that is constant on K equal steps of [0, 1] and beyond them, x_k with k = ⌊uK⌋ + 1; or the sums of the steps, Σ_{k ≤ j} x_k at
/// u = j/K and linear in between.
/// </summary>
/// <param name="Argument">u</param>
public sealed record Steps(StepTable Table, Expr Argument, bool Summed = false) : Expr;

/// <summary>x_k of numbers written in a row.</summary>
public sealed record ItemOfNumbers(NumberTable Table) : Expr;

/// <summary>x_k of formulas written in a row.</summary>
public sealed record ItemOfFormulas(EquatableArray<Expr> Items) : Expr;

/// <summary>A field of the runtime at (x, t): <c>ideal</c>, <c>score</c> or <c>equilibrium_score</c>.</summary>
public sealed record FieldAt(FieldKind Kind) : Expr;

public enum FieldKind { Ideal, Score, EquilibriumScore }
