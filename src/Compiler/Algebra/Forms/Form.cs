using NeuralEntropy.Compiler.Algebra.Printing;

namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>
/// A formula in canonical form: sums and products are flat, ordered and collected, roots and quotients are powers, exponentials are powers
/// of e, tangents are quotients. Made by <see cref="Sums"/>, <see cref="Products"/>, <see cref="Powers"/> and <see cref="Calls"/> alone;
/// two forms are equal when their keys are.
/// </summary>
/// <param name="Key">Says all there is in the form.</param>
internal abstract record Form(string Key)
{
    public static Form Zero { get; } = new NumberForm(Number.Zero);

    public static Form One { get; } = new NumberForm(Number.One);

    public static Form operator +(Form a, Form b) => Sums.Of([a, b]);

    public static Form operator -(Form a, Form b) => Sums.Of([a, -b]);

    public static Form operator -(Form a) => Products.Of([new NumberForm(-1), a]);

    public static Form operator *(Form a, Form b) => Products.Of([a, b]);

    public static Form operator /(Form a, Form b) => Products.Of([a, Powers.Of(b, new NumberForm(-1))]);

    public static implicit operator Form(long value) => new NumberForm(value);

    public virtual bool Equals(Form? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);

    protected static string Keys(IEnumerable<Form> forms) => string.Join(",", forms.Select(f => f.Key));
}

internal sealed record NumberForm(Number Value) : Form(Value.ToString());

/// <summary>A symbol, or anything else that is taken as it stands.</summary>
internal sealed record LeafForm(Expr Expr) : Form(Expr is Symbol s ? s.Name : "{" + MathPrinter.Print(Expr) + "}")
{
    public bool IsTime => Expr is Symbol { Kind: SymbolKind.Time };
}

/// <summary>The base of exponentials.</summary>
internal sealed record EulerForm() : Form("#e")
{
    public static EulerForm Instance { get; } = new();
}

/// <summary>A staircase; its items are not taken apart.</summary>
internal sealed record StepsForm(StepTable Table, Form Argument, bool Summed)
    : Form($"{(Summed ? "#sums" : "#steps")}({Table.Key},{Argument.Key})")
{
    public static Form Of(StepTable table, Form argument, bool summed) => summed && argument.Equals(Zero) ? Zero : new StepsForm(table, argument, summed);
}

internal sealed record CallForm(Function Function, EquatableArray<Form> Arguments) : Form($"{Function.Name}({Keys(Arguments)})")
{
    public Form Argument => Arguments[0];
}

internal sealed record PowerForm(Form Base, Form Exponent) : Form($"({Base.Key})^({Exponent.Key})");

/// <summary>No factor is a number or a product; a sum stands in a product only beside another factor.</summary>
internal sealed record ProductForm(Number Coefficient, EquatableArray<Form> Factors) : Form($"({Coefficient}*{Keys(Factors)})");

internal sealed record SumForm(EquatableArray<Form> Terms) : Form($"[{Keys(Terms)}]");
