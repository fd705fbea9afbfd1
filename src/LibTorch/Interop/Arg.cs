using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// One argument of an operator, converted implicitly from what callers have. It keeps its object, so that the collector does not
/// finalise a tensor whose last use is the call.
/// </summary>
internal readonly struct Arg
{
    public readonly Tag Tag;
    public readonly int Count;
    public readonly long Bits;
    public readonly object? Object;

    private Arg(Tag tag, long bits = 0, object? held = null, int count = 0)
    {
        Tag = tag;
        Count = count;
        Bits = bits;
        Object = held;
    }

    /// <summary>No value, for an optional argument.</summary>
    public static Arg None => default;

    /// <summary>The value that the operator's schema gives.</summary>
    public static Arg Default => new(Tag.Default);

    /// <summary>How many 8-byte words a list or a text needs beside the cell.</summary>
    public int Words => Tag switch
    {
        Tag.Ints or Tag.Doubles or Tag.Tensors => Count,
        Tag.String => (Count + 7) / 8,
        _ => 0,
    };

    public static implicit operator Arg(Tensor? value) => value is null ? default : new(Tag.Tensor, value.Handle, value);

    public static implicit operator Arg(long value) => new(Tag.Int, value);

    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);

    public static implicit operator Arg(long? value) => value is { } some ? some : default(Arg);

    public static implicit operator Arg(double? value) => value is { } some ? some : default(Arg);

    public static implicit operator Arg(Scalar? value) => value is null ? default : new(value.Tag, value.Bits);

    public static implicit operator Arg(ScalarType value) => new(Tag.Int, (long)value);

    public static implicit operator Arg(ScalarType? value) => value is { } some ? some : default(Arg);

    public static implicit operator Arg(Device? value) => value is null ? default : new(Tag.Device, value.index, null, (int)value.type);

    public static implicit operator Arg(Generator? value) => value is null ? default : new(Tag.Generator, value.Handle, value);

    public static implicit operator Arg(long[]? value) => value is null ? default : new(Tag.Ints, 0, value, value.Length);

    public static implicit operator Arg(double[]? value) => value is null ? default : new(Tag.Doubles, 0, value, value.Length);

    public static implicit operator Arg(Tensor?[] value) => new(Tag.Tensors, 0, value, value.Length);

    public static implicit operator Arg(string? value) => value is null ? default : new(Tag.String, 0, value, value.Length);
}
