namespace NeuralEntropy.Compiler.Binding;

/// <summary>A number, or a vector of so many numbers.</summary>
/// <param name="Length">The vector's length; null for a number.</param>
public readonly record struct Shape(int? Length)
{
    public static Shape Number => new(null);

    public static Shape Vector(int length) => new(length);

    public bool IsNumber => Length is null;

    /// <summary>A vector of length one and a number are the same thing to the user of a one-dimensional process.</summary>
    public bool Fits(Shape other) => Length == other.Length || (Length ?? 1) == (other.Length ?? 1);

    public string Describe() => Length switch { null => "a number", 1 => "a vector of 1 number", _ => $"a vector of {Length} numbers" };
}
