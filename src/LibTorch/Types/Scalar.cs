using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number of whatever type, as an argument of operators. It yields to the type of the tensor that it meets.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly Tag Tag;
    internal readonly long Bits;

    internal Scalar(Tag tag, long bits, ScalarType? type = null)
    {
        Tag = tag;
        Bits = bits;
        Type = type ?? (tag switch { Tag.Int => ScalarType.Int64, Tag.Bool => ScalarType.Bool, _ => ScalarType.Float64 });
    }

    private Scalar(double value, ScalarType type) : this(Tag.Double, BitConverter.DoubleToInt64Bits(value), type)
    {
    }

    public ScalarType Type { get; }

    internal double Number => Tag == Tag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long Whole => Tag == Tag.Double ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    public static implicit operator Scalar(byte value) => new(Tag.Int, value, ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new(Tag.Int, value, ScalarType.Int8);

    public static implicit operator Scalar(short value) => new(Tag.Int, value, ScalarType.Int16);

    public static implicit operator Scalar(int value) => new(Tag.Int, value, ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(Tag.Int, value);

    public static implicit operator Scalar(Half value) => new((double)value, ScalarType.Float16);

    public static implicit operator Scalar(float value) => new(value, ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(value, ScalarType.Float64);

    public static implicit operator Scalar(bool value) => new(Tag.Bool, value ? 1 : 0);

    /// <summary>Nothing is held; for callers that dispose what they make.</summary>
    public void Dispose()
    {
    }

    public override string ToString() => Tag switch
    {
        Tag.Double => Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Tag.Bool => Bits != 0 ? "True" : "False",
        _ => Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Half ToHalf(this Scalar value) => (Half)value.Number;

    public static float ToSingle(this Scalar value) => (float)value.Number;

    public static double ToDouble(this Scalar value) => value.Number;

    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Whole;

    public static byte ToByte(this Scalar value) => (byte)value.Whole;

    public static short ToInt16(this Scalar value) => (short)value.Whole;

    public static int ToInt32(this Scalar value) => (int)value.Whole;

    public static long ToInt64(this Scalar value) => value.Whole;

    public static bool ToBoolean(this Scalar value) => value.Number != 0;
}
