using System.Collections.Immutable;
using System.IO.Compression;

namespace NeuralEntropy.Runtime.Data.Files;

/// <summary>A .npz file: a zip archive of .npy files, each under its key. What is read of an array is bounded by its header, not by what unpacks.</summary>
internal sealed class Archive
{
    private const string Ending = ".npy";

    private readonly DataFile file;

    /// <exception cref="DataException">It is no archive of arrays.</exception>
    public Archive(DataFile file)
    {
        this.file = file;
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            Keys = [.. archive.Entries.Where(e => e.FullName.EndsWith(Ending, StringComparison.Ordinal)).Select(e => e.FullName[..^Ending.Length])];
        }
        catch (InvalidDataException e)
        {
            throw DataFaults.Malformed(file.Name, $"it is no sound zip archive ({e.Message.TrimEnd('.')})");
        }
        if (Keys.IsEmpty) throw DataFaults.Malformed(file.Name, "it holds no array");
    }

    public ImmutableArray<string> Keys { get; }

    /// <exception cref="DataException">There is no such array, or it is none that can be read.</exception>
    public ArraySource Find(string key, string parameter)
    {
        if (!Keys.Contains(key)) throw DataFaults.NoKey(parameter, file.Name, key, Keys);
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            return ArraySource.Of($"{key} of {file.Name}", archive.GetEntry(key + Ending)!.Length, use => With(key, use));
        }
        catch (InvalidDataException e)
        {
            throw DataFaults.Malformed(file.Name, $"its array `{key}` cannot be unpacked ({e.Message.TrimEnd('.')})");
        }
    }

    private void With(string key, Action<Stream> use)
    {
        using var archive = ZipFile.OpenRead(file.Path);
        using var stream = archive.GetEntry(key + Ending)!.Open();
        use(stream);
    }
}
