using System.Runtime.CompilerServices;
using System.Text;

namespace NeuralEntropy.Testing;

/// <summary>
/// Compares a text with the one accepted earlier, by Verify's conventions: <c>Class.Method[_case].verified.txt</c> lies beside the
/// test, a differing text is written as <c>.received.txt</c>, and accepting means renaming the second to the first (<c>make accept</c>).
/// </summary>
public static class Snapshot
{
    /// <summary>Passes when <paramref name="actual"/> equals the accepted text; line ends do not count.</summary>
    /// <exception cref="SnapshotMismatchException">The texts differ, or none was accepted yet.</exception>
    public static async Task Verify(string actual, string? @case = null, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "." + method + (@case is null ? "" : "_" + @case));
        await VerifyFile(actual, stem, extension);
    }

    /// <summary>Passes when <paramref name="actual"/> equals the text of <c><paramref name="stem"/>.verified.<paramref name="extension"/></c>.</summary>
    /// <exception cref="SnapshotMismatchException">The texts differ, or none was accepted yet.</exception>
    public static async Task VerifyFile(string actual, string stem, string extension = "txt")
    {
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
        actual = Normalise(actual);
        var expected = File.Exists(verified) ? Normalise(await File.ReadAllTextAsync(verified)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, actual);
        throw new SnapshotMismatchException(expected is null ? $"no accepted text yet: {verified}" : FirstDifference(expected, actual), verified, received);
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string FirstDifference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line]) line++;
        return new StringBuilder()
            .AppendLine($"the text differs from line {line + 1} on:")
            .AppendLine($"  accepted: {(line < old.Length ? old[line] : "(end)")}")
            .Append($"  received: {(line < now.Length ? now[line] : "(end)")}")
            .ToString();
    }
}

/// <summary>A snapshot differs; says how to see the difference and how to accept it.</summary>
public sealed class SnapshotMismatchException(string what, string verified, string received)
    : Exception($"{what}\n  see:    diff {verified} {received}\n  accept: make accept   (or: mv {received} {verified})"), Xunit.Sdk.IAssertionException;

