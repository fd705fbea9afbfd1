namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// A function of the language; an entry of <see cref="Functions"/> says all there is to know about one. Functions are equal by name.
/// </summary>
/// <param name="Name">As it is written in a file.</param>
/// <param name="Arity">How many arguments it takes.</param>
/// <param name="CSharpName">The method of <c>NeuralEntropy.Runtime.Elementary</c> that computes it.</param>
/// <param name="Domain">Where it is defined, in the language's own notation; empty when everywhere.</param>
/// <param name="Documentation">One sentence for users.</param>
public sealed record Function(string Name, int Arity, FunctionShape Shape, string CSharpName, string Domain, string Documentation)
{
    /// <summary>The value from the arguments; of a reduction, from the components of its arguments one after the other.</summary>
    public required Func<IReadOnlyList<double>, double> Value { get; init; }

    /// <summary>The derivative from the arguments and the derivatives of the arguments.</summary>
    public required Func<EquatableArray<Expr>, EquatableArray<Expr>, Expr> Derivative { get; init; }

    /// <summary>A reduction as a formula of the components of its arguments; null for what is no reduction.</summary>
    public Func<IReadOnlyList<EquatableArray<Expr>>, Expr>? Reduce { get; init; }

    /// <summary>How it is called: <c>min(u, v)</c>.</summary>
    public string Usage => $"{Name}({Arity switch { 1 => "u", 2 => "u, v", _ => "u, low, high" }})";

    /// <summary>Whether more arguments than two are taken one after the other.</summary>
    public bool TakesMore => Name is "min" or "max";

    public bool Equals(Function? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => string.GetHashCode(Name, StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>How the shape of a function's value follows from those of its arguments.</summary>
public enum FunctionShape
{
    /// <summary>Component by component: the value has the arguments' shape.</summary>
    ElementWise,

    /// <summary>Over the components: one number for each sample.</summary>
    Reduction,

    /// <summary>A matrix from a matrix, rows and columns exchanged.</summary>
    Transpose,
}
