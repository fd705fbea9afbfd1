using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Diagnostics;

/// <summary>What can be wrong with a file before a word of it is read: NEC000x.</summary>
public static class FileDiagnostics
{
    public static Diagnostic NotFound(string path, string? nearest)
    {
        var diagnostic = Whole("NEC0001", $"there is no file {Quote(path)}");
        return nearest is null ? diagnostic : diagnostic.WithHelp($"did you mean {Quote(nearest)}?");
    }

    public static Diagnostic IsDirectory(string path) =>
        Whole("NEC0002", $"{Quote(path)} is a directory").WithHelp("name an .sde file inside it");

    public static Diagnostic Unreadable(string path, string why) =>
        Whole("NEC0003", $"{Quote(path)} cannot be read").WithNote(why);

    public static Diagnostic Empty(string path, int bytes) =>
        Whole("NEC0004", bytes == 0 ? $"{Quote(path)} is empty" : $"{Quote(path)} holds nothing but blanks");

    public static Diagnostic TooLarge(string path, int largest) =>
        Whole("NEC0005", $"{Quote(path)} is too large for an .sde file").WithNote($"the limit is {largest:N0} bytes".Replace(',', ' '));

    public static Diagnostic NulCharacter(Location at) =>
        Diagnostic.Error("NEC0006", "the file holds a NUL character", at, "here").WithNote("a text has none; this looks like a binary file");

    public static Diagnostic InvalidUtf8(Location at, bool looksLikeUtf16) =>
        Diagnostic.Error("NEC0007", "the file is not valid UTF-8", at, "the first byte that is none")
            .WithHelp(looksLikeUtf16 ? "it looks like UTF-16: save it as UTF-8" : "save it as UTF-8");

    private static Diagnostic Whole(string code, string message) => new(code, Severity.Error, message, null, [], [], []);

    private static string Quote(string path) => $"`{string.Concat(path.Select(c => char.IsControl(c) ? '\uFFFD' : c))}`";
}
