using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuralEntropy.Runtime.Data.Files;

/// <summary>The type of an array's numbers: <c>&lt;f8</c>, <c>|u1</c>, <c>&gt;i4</c>.</summary>
/// <param name="Kind">f, i, u, or b for truth values.</param>
/// <param name="Size">In octets.</param>
/// <param name="IsReversed">Whether the machine orders the octets the other way round.</param>
internal readonly record struct ArrayType(char Kind, int Size, bool IsReversed)
{
    /// <summary>The type, or null where it is none of real numbers.</summary>
    public static ArrayType? Parse(string text)
    {
        if (text.Length < 2) return null;
        var (order, kind) = (text[0], text[1]);
        if (!"<>=|".Contains(order) || !int.TryParse(text.AsSpan(2), out var size)) return null;
        var known = kind switch { 'f' => size is 2 or 4 or 8, 'i' or 'u' => size is 1 or 2 or 4 or 8, 'b' => size == 1, _ => false };
        return known ? new(kind, size, size > 1 && order is '<' or '>' && order == '<' != BitConverter.IsLittleEndian) : null;
    }

    /// <summary>Whether single precision holds every value.</summary>
    public bool IsSingle => Kind == 'f' ? Size <= 4 : Size <= 2;

    public string Name => Kind switch { 'f' => "float", 'i' => "int", 'u' => "uint", _ => "bool" } + (Kind == 'b' ? "" : (8 * Size).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Numbers from octets, which it may put in another order.</summary>
    public void Convert<T>(Span<byte> octets, Span<T> to) where T : unmanaged, INumber<T>
    {
        if (IsReversed)
            for (var i = 0; i < octets.Length; i += Size) octets.Slice(i, Size).Reverse();
        switch (Kind, Size)
        {
            case ('f', 2): Fill<Half, T>(octets, to); break;
            case ('f', 4): Fill<float, T>(octets, to); break;
            case ('f', 8): Fill<double, T>(octets, to); break;
            case ('i', 1): Fill<sbyte, T>(octets, to); break;
            case ('i', 2): Fill<short, T>(octets, to); break;
            case ('i', 4): Fill<int, T>(octets, to); break;
            case ('i', 8): Fill<long, T>(octets, to); break;
            case ('u', 2): Fill<ushort, T>(octets, to); break;
            case ('u', 4): Fill<uint, T>(octets, to); break;
            case ('u', 8): Fill<ulong, T>(octets, to); break;
            default: Fill<byte, T>(octets, to); break;
        }
    }

    private static void Fill<TFrom, T>(ReadOnlySpan<byte> octets, Span<T> to) where TFrom : unmanaged, INumber<TFrom> where T : INumber<T>
    {
        var from = MemoryMarshal.Cast<byte, TFrom>(octets);
        for (var i = 0; i < from.Length; i++) to[i] = T.CreateTruncating(from[i]);
    }
}
