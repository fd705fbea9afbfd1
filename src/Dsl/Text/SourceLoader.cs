using System.Collections.Immutable;
using System.Text;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Dsl.Text;

/// <summary>A file's text, or null when it cannot be used, and why.</summary>
public sealed record LoadResult(SourceText? Source, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads .sde files.</summary>
public static class SourceLoader
{
    /// <summary>No experiment is longer; what is, is no .sde file.</summary>
    public const int LargestFile = 1_000_000;

    private static readonly UTF8Encoding lenient = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads a file's text as UTF-8. Whatever is wrong with the file is a diagnostic, never an exception.</summary>
    public static LoadResult Load(string path)
    {
        if (Directory.Exists(path)) return Refuse(FileDiagnostics.IsDirectory(path));
        if (!File.Exists(path)) return Refuse(FileDiagnostics.NotFound(path, NearestFile(path)));
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Load(path, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse(FileDiagnostics.Unreadable(path, e is UnauthorizedAccessException ? "permission denied" : "the system could not read it"));
        }
    }

    /// <summary>Reads a text that comes without a file; <paramref name="name"/> stands for its path.</summary>
    public static LoadResult Load(string name, Stream stream) => Decode(name, ReadBounded(stream));

    // By the stream and not by its length: devices and pipes have none.
    private static byte[] ReadBounded(Stream stream)
    {
        var buffer = new byte[LargestFile + 1];
        return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    private static LoadResult Decode(string path, byte[] bytes)
    {
        if (bytes.Length > LargestFile) return Refuse(FileDiagnostics.TooLarge(path, LargestFile));
        ReadOnlySpan<byte> content = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
        var source = new SourceText(path, lenient.GetString(content));
        if (FirstInvalid(content) is { } invalid)
            return Refuse(FileDiagnostics.InvalidUtf8(new Location(source, new Span(invalid, 1)), looksLikeUtf16: content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]));
        if (source.Text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
            return Refuse(FileDiagnostics.NulCharacter(new Location(source, new Span(nul, 1))));
        return string.IsNullOrWhiteSpace(source.Text) ? Refuse(FileDiagnostics.Empty(path, content.Length)) : new LoadResult(source, []);
    }

    private static int? FirstInvalid(ReadOnlySpan<byte> content)
    {
        var rest = content;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
                return lenient.GetCharCount(content[..^rest.Length]);
            rest = rest[length..];
        }
        return null;
    }

    private static string? NearestFile(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(path);
            var names = Directory.EnumerateFiles(string.IsNullOrEmpty(folder) ? "." : folder).Take(1_000).Select(file => Path.GetFileName(file));
            var nearest = Suggestion.Nearest(Path.GetFileName(path), names.Order(StringComparer.Ordinal));
            return nearest is null ? null : Path.Combine(folder ?? "", nearest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static LoadResult Refuse(Diagnostic why) => new(null, [why]);
}
