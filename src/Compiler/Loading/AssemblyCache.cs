using System.Security.Cryptography;
using System.Text;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Compiler.Loading;

/// <summary>
/// Compiled files by content, so that an unchanged one starts without Roslyn. The key covers the emitted C# and the assemblies that it was
/// compiled against. A cache that cannot be read or written is no error: the file is compiled again.
/// </summary>
public sealed class AssemblyCache(string folder)
{
    /// <summary>The user's cache: NEC_CACHE, else the platform's folder for caches.</summary>
    public static AssemblyCache OfUser { get; } = new(
        Environment.GetEnvironmentVariable("NEC_CACHE") is { Length: > 0 } stated ? stated
        : Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "nec"));

    /// <summary>The assembly kept for the text, or the one that <paramref name="compile"/> makes, which is then kept.</summary>
    public byte[] GetOrAdd(string csharp, Func<string, byte[]> compile)
    {
        var key = Key(csharp);
        var path = Path.Combine(folder, key + ".dll");
        if (TryRead(path) is { } kept) return kept;
        var assembly = compile("nec_" + key[..16]);
        TryWrite(path, assembly);
        return assembly;
    }

    private static string Key(string csharp)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(csharp));
        foreach (var type in (Type[])[typeof(Runtime.Experiment), typeof(TorchSharp.torch), typeof(AssemblyCache)])
            hash.AppendData(type.Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The content's own hash stands before it, so that a damaged file is compiled again instead of loaded.
    private static byte[]? TryRead(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            var bytes = File.ReadAllBytes(path);
            return bytes.Length > 32 && SHA256.HashData(bytes.AsSpan(32)).AsSpan().SequenceEqual(bytes.AsSpan(0, 32)) ? bytes[32..] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void TryWrite(string path, byte[] assembly)
    {
        try
        {
            AtomicFile.Write(path, stream => stream.Write([.. SHA256.HashData(assembly), .. assembly]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
