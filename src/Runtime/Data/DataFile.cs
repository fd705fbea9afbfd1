using System.Security.Cryptography;
using NeuralEntropy.Runtime.Data.Files;

namespace NeuralEntropy.Runtime.Data;

/// <summary>A file that data come from.</summary>
/// <param name="Name">As the .sde file names it.</param>
/// <param name="Path">Where it lies.</param>
public sealed record DataFile(string Name, string Path)
{
    public static DataFile In(DataContext context, string name) => new(name, System.IO.Path.Combine(context.Folder, name));

    /// <summary>Of its content, in lower case.</summary>
    /// <exception cref="NecException">It cannot be read.</exception>
    public string Sha256()
    {
        try
        {
            using var stream = OpenRead();
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFailures.Unreadable(Name, e.Message);
        }
    }

    /// <summary>What is made of its head.</summary>
    /// <param name="parameter">The argument that names it.</param>
    /// <exception cref="DataException">There is no such file, or it cannot be read.</exception>
    internal T Opened<T>(string parameter, Func<T> open)
    {
        try
        {
            if (Directory.Exists(Path)) throw DataFaults.FileUnreadable(parameter, Name, "it is a folder");
            if (!File.Exists(Path)) throw Missing(parameter);
            if (new FileInfo(Path).Length == 0) throw DataFaults.NoRows(Name, "it is empty");
            return open();
        }
        catch (DataException fault) when (fault.Parameter == "path" && parameter != "path")
        {
            throw fault.At(parameter);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw DataFaults.FileUnreadable(parameter, Name, e is UnauthorizedAccessException ? "permission denied" : "the system refuses it");
        }
    }

    private DataException Missing(string parameter)
    {
        var folder = System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder)) return DataFaults.FileMissing(parameter, Name, System.IO.Path.GetDirectoryName(Name), []);
        var names = Directory.EnumerateFiles(folder).Take(1000).Select(f => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Name) ?? "", System.IO.Path.GetFileName(f)));
        return DataFaults.FileMissing(parameter, Name, null, [.. names.Order(StringComparer.Ordinal)]);
    }

    internal FileStream OpenRead() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
}
