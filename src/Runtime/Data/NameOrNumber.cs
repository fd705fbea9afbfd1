using System.Globalization;

namespace NeuralEntropy.Runtime.Data;

/// <summary>What goes by a name or by a number: a column of a table, a label.</summary>
/// <param name="Name">Null where it goes by its number.</param>
public readonly record struct NameOrNumber(string? Name, long Number)
{
    public static implicit operator NameOrNumber(string name) => new(name, 0);

    public static implicit operator NameOrNumber(long number) => new(null, number);

    public override string ToString() => Name ?? Number.ToString(CultureInfo.InvariantCulture);
}
