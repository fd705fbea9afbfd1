using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Results;

/// <summary>Rows of numbers as a file of the kind that its name's ending says: what `file` reads as data.</summary>
public static class SampleFile
{
    private const int Alignment = 64;
    private const int Version = 1;

    /// <summary>The endings.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [".npy", ".npz", ".csv"];

    /// <summary>Whether the name has one of the endings.</summary>
    public static bool IsKnown(string path) => Kinds.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <param name="rows">[N, D], float64.</param>
    public static void Write(string path, Tensor rows) => AtomicFile.Write(path, stream =>
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".csv": WriteTable(stream, rows); break;
            case ".npz": WriteArchive(stream, rows); break;
            default: WriteArray(stream, rows); break;
        }
    });

    // Version 1 of numpy.lib.format: the header ends in a line feed at a multiple of 64 octets.
    private static void WriteArray(Stream stream, Tensor rows)
    {
        var header = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({rows.shape[0]}, {rows.shape[1]}), }}";
        var length = (10 + header.Length + Alignment) / Alignment * Alignment - 10;
        Span<byte> size = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)length);
        stream.Write([0x93, .. "NUMPY"u8, Version, 0]);
        stream.Write(size);
        stream.Write(Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n"));
        stream.Write(rows.contiguous().bytes);
    }

    private static void WriteArchive(Stream stream, Tensor rows)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var entry = archive.CreateEntry("samples.npy");
        // The same numbers are the same file.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var content = entry.Open();
        WriteArray(content, rows);
    }

    // Numbers alone: a first line without a name is read as a row.
    private static void WriteTable(Stream stream, Tensor rows)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var row in rows.contiguous().data<double>().ToArray().Chunk((int)rows.shape[1]))
            text.WriteLine(string.Join(',', row.Select(x => x.ToString("R", CultureInfo.InvariantCulture))));
    }
}
