using System.Globalization;
using System.Numerics;

namespace NeuralEntropy.Runtime.Data.Files;

/// <summary>An array of a .npy file or of an archive: the first index counts the rows, all others together their components.</summary>
/// <param name="name">Of the file, for what is said of it.</param>
/// <param name="with">Hands on the array from its first octet on, and closes it.</param>
internal sealed class ArraySource(string name, ArrayHeader header, Action<Action<Stream>> with) : RowSource
{
    private const int BlockSize = 1 << 20;

    /// <inheritdoc/>
    public override int Dimension => header.Dimension;

    /// <inheritdoc/>
    public override long? Count => header.Count;

    /// <inheritdoc/>
    public override string Describe() => header.Describe();

    /// <param name="length">Of the array in its file, in octets.</param>
    /// <exception cref="DataException">It is not as long as its header says.</exception>
    public static ArraySource Of(string name, long length, Action<Action<Stream>> with)
    {
        ArrayHeader? header = null;
        with(stream => header = ArrayHeader.Read(stream, name));
        var needed = header!.Start + header.Octets;
        return length == needed
            ? new ArraySource(name, header, with)
            : throw DataFaults.Malformed(name, string.Create(CultureInfo.InvariantCulture, $"it is {length} octets long, and its header tells of {needed}"));
    }

    /// <inheritdoc/>
    public override PointTable Read(long first, long? last)
    {
        var count = (last ?? header.Count - 1) - first + 1;
        try
        {
            return header.Type.IsSingle ? PointTable.Of(Values<float>(first, count), Dimension) : PointTable.Of(Values<double>(first, count), Dimension);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw FileFailures.Unreadable(name, e is EndOfStreamException ? "it ends before its last number" : e.Message);
        }
    }

    private T[] Values<T>(long first, long count) where T : unmanaged, IFloatingPoint<T>
    {
        var values = new T[count * Dimension];
        with(stream => Fill(stream, first, count, values));
        for (long i = 0; i < values.LongLength; i++)
            if (!T.IsFinite(values[i])) throw FileFailures.ValueNotFinite(name, $"row {first + i / Dimension + 1}{Place(i % Dimension)}", double.CreateChecked(values[i]));
        return values;
    }

    private void Fill<T>(Stream stream, long first, long count, T[] values) where T : unmanaged, INumber<T>
    {
        Skip(stream, header.Start);
        if (!header.IsColumnMajor)
        {
            Skip(stream, first * Dimension * header.Type.Size);
            Fill<T>(stream, values);
        }
        else
        {
            var column = new T[header.Count];
            for (var i = 0; i < Dimension; i++)
            {
                Fill<T>(stream, column);
                var component = RowMajor(i);
                for (long row = 0; row < count; row++) values[row * Dimension + component] = column[first + row];
            }
        }
    }

    // The component that is the i-th where the second index runs fastest, not the last.
    private int RowMajor(int i)
    {
        var (component, rest) = (0L, (long)i);
        var step = (long)Dimension;
        foreach (var size in header.Shape.Skip(1))
        {
            step /= size;
            component += rest % size * step;
            rest /= size;
        }
        return (int)component;
    }

    private string Place(long component)
    {
        var (indices, step) = (new List<long>(), (long)Dimension);
        foreach (var size in header.Shape.Skip(1))
        {
            step /= size;
            indices.Add(component / step % size + 1);
        }
        return indices.Count == 0 ? "" : $", column {string.Join(", ", indices)}";
    }

    private void Fill<T>(Stream stream, Span<T> values) where T : unmanaged, INumber<T>
    {
        var (size, block) = (header.Type.Size, new byte[Math.Min(BlockSize, values.Length * (long)header.Type.Size)]);
        for (var done = 0; done < values.Length;)
        {
            var count = Math.Min(block.Length / size, values.Length - done);
            var octets = block.AsSpan(0, count * size);
            stream.ReadExactly(octets);
            header.Type.Convert(octets, values.Slice(done, count));
            done += count;
        }
    }

    private static void Skip(Stream stream, long octets)
    {
        if (stream.CanSeek)
        {
            stream.Seek(octets, SeekOrigin.Current);
            return;
        }
        var block = new byte[BlockSize];
        for (; octets > 0; octets -= Math.Min(octets, BlockSize)) stream.ReadExactly(block, 0, (int)Math.Min(octets, BlockSize));
    }
}
