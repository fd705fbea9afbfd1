using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralEntropy.Runtime.Data.Files;

/// <summary>
/// The head of an array in numpy's format (numpy.lib.format, versions 1 to 3): <c>\x93NUMPY</c>, two octets of version, the header's length in two octets
/// or four, and a Python dictionary of <c>descr</c>, <c>fortran_order</c> and <c>shape</c>, of which nothing is executed.
/// </summary>
/// <param name="IsColumnMajor">Whether the first index runs fastest.</param>
/// <param name="Start">Where the numbers begin.</param>
internal sealed partial record ArrayHeader(ArrayType Type, bool IsColumnMajor, ImmutableArray<long> Shape, long Start)
{
    /// <summary>More numbers than nec holds in memory.</summary>
    public const long MostNumbers = 1L << 30;

    private const int LongestHeader = 1 << 16;

    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    [GeneratedRegex(@"'descr'\s*:\s*(?:'(?<type>[^']*)'|(?<record>\[))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Described();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(?<order>True|False)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"'shape'\s*:\s*\((?<sizes>[0-9L, ]*)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shaped();

    /// <summary>N, the length of the first index.</summary>
    public long Count => Shape[0];

    /// <summary>D: what the other indices have in common; 1 where there are none.</summary>
    public int Dimension => (int)Shape.Skip(1).Aggregate(1L, (product, n) => product * n);

    /// <summary>Of all numbers.</summary>
    public long Octets => Count * Dimension * Type.Size;

    public string Describe() => $"{Count} rows of {(Shape.Length == 1 ? "1" : string.Join(" × ", Shape.Skip(1)))}, {Type.Name}{(IsColumnMajor ? ", column by column" : "")}";

    /// <param name="name">Of the file, for what is said of it.</param>
    /// <exception cref="DataException">It is no array of real numbers that nec can hold.</exception>
    public static ArrayHeader Read(Stream stream, string name)
    {
        var head = Take(stream, 8, name);
        if (!head.AsSpan(0, 6).SequenceEqual(Magic)) throw DataFaults.Malformed(name, "it does not begin as a .npy file does");
        if (head[6] is < 1 or > 3) throw DataFaults.Malformed(name, $"it is of version {head[6]} of the format, and nec reads 1, 2 and 3");
        var wide = head[6] > 1;
        var length = wide ? BinaryPrimitives.ReadUInt32LittleEndian(Take(stream, 4, name)) : BinaryPrimitives.ReadUInt16LittleEndian(Take(stream, 2, name));
        if (length > LongestHeader) throw DataFaults.Malformed(name, $"its header is {length} octets long, and no sound one has more than {LongestHeader}");
        var text = Encoding.UTF8.GetString(Take(stream, (int)length, name));
        return Parse(text, name, (wide ? 12 : 10) + length);
    }

    private static ArrayHeader Parse(string text, string name, long start)
    {
        var (type, order, sizes) = (Described().Match(text), Ordered().Match(text), Shaped().Match(text));
        if (!type.Success || !order.Success || !sizes.Success) throw DataFaults.Malformed(name, "its header is not that of an array");
        if (type.Groups["record"].Success) throw DataFaults.UnsupportedArray(name, "records of several fields");
        if (ArrayType.Parse(type.Groups["type"].Value) is not { } known) throw DataFaults.UnsupportedArray(name, What(type.Groups["type"].Value));
        var shape = ImmutableArray.CreateBuilder<long>();
        foreach (var size in sizes.Groups["sizes"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(size.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var n)) throw DataFaults.Malformed(name, "its header is not that of an array");
            shape.Add(n);
        }
        if (shape.Count == 0) throw DataFaults.NoRows(name, "it holds one number, not a list of points");
        if (shape.Contains(0)) throw DataFaults.NoRows(name, $"its shape is {string.Join(" × ", shape)}: it holds no number");
        if (shape.Aggregate(1.0, (product, n) => product * n) > MostNumbers)
            throw DataFaults.NoRows(name, $"its shape is {string.Join(" × ", shape)}: nec holds at most {MostNumbers} numbers in memory");
        return new(known, order.Groups["order"].Value == "True", shape.ToImmutable(), start);
    }

    private static string What(string type) => type.TrimStart('<', '>', '|', '=') is [var kind, ..] ? kind switch
    {
        'O' => "Python objects",
        'c' => "complex numbers",
        'U' or 'S' => "texts",
        'M' or 'm' => "dates or spans of time",
        _ => $"`{type}`",
    } : "numbers of no type";

    private static byte[] Take(Stream stream, int count, string name)
    {
        var octets = new byte[count];
        if (stream.ReadAtLeast(octets, count, throwOnEndOfStream: false) < count) throw DataFaults.Malformed(name, "it ends within its header");
        return octets;
    }
}
