namespace NeuralEntropy.Compiler.Binding;

/// <summary>A number, a vector of so many numbers, or a matrix of so many rows and columns; or a condition, or one for each component.</summary>
/// <param name="Length">A vector's length or a matrix's number of rows; null for a number.</param>
/// <param name="Columns">Null but for a matrix.</param>
/// <param name="IsCondition">True or false instead of numbers, with which conditions are never mixed.</param>
public readonly record struct Shape(int? Length, int? Columns = null, bool IsCondition = false)
{
    public static Shape Number => new(null);

    public static Shape Vector(int length) => new(length);

    public static Shape Matrix(int rows, int columns) => new(rows, columns);

    /// <summary>A condition for each component of a vector, or one.</summary>
    public static Shape Condition(int? length) => new(length, IsCondition: true);

    public bool IsNumber => Length is null && !IsCondition;

    public bool IsMatrix => Columns is not null;

    /// <summary>A vector of length one and a number are the same thing to the user of a one-dimensional process.</summary>
    public bool Fits(Shape other) => this == other || (Size == 1 && other.Size == 1 && IsCondition == other.IsCondition);

    /// <summary>
    /// The shape of what two values give component by component, where a number stands beside a vector for every component; null where they
    /// do not go together.
    /// </summary>
    public static Shape? Together(Shape a, Shape b)
    {
        if (a.Fits(b)) return a.Length is null ? b : a;
        if (a.IsMatrix || b.IsMatrix || a.IsCondition != b.IsCondition) return null;
        return a.Size == 1 ? b : b.Size == 1 ? a : null;
    }

    public string Describe() => this switch
    {
        { IsNumber: true } => "a number",
        { IsCondition: true, Length: null or 1 } => "a condition",
        { IsCondition: true } => $"a condition for each of {Length} components",
        { Columns: { } columns } => $"a {Length} by {columns} matrix",
        { Length: 1 } => "a vector of 1 number",
        _ => $"a vector of {Length} numbers",
    };

    private int Size => (Length ?? 1) * (Columns ?? 1);
}
