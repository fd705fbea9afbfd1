using System.CommandLine;
using System.Text;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec fmt FILE…</c>: files in their canonical layout; a broken one is told and left as it is.</summary>
internal static class FmtCommand
{
    private const string Stream = "-";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "the .sde files; - reads stdin and writes stdout", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "changes nothing, lists the files that would change, and fails when there are any" };
        var command = new Command("fmt", "Lays files out in the canonical way; comments stay.") { files, check };
        command.SetAction(parsed => parsed.GetRequiredValue(files).Max(file => Format(file, parsed.GetValue(check))));
        return command;
    }

    private static int Format(string file, bool check)
    {
        var loaded = file == Stream ? LoadInput() : SourceLoader.Load(file);
        var (text, diagnostics) = loaded.Source is { } source ? Formatter.Format(source) : new FormatResult(null, loaded.Diagnostics);
        Terminal.Error.Write(DiagnosticRenderers.Create(DiagnosticFormat.Text, Terminal.ColourOnError, Product.Version).Render(diagnostics));
        if (text is null) return ExitCodes.BadFile;
        var changes = text != loaded.Source!.Text;
        if (check && changes) Terminal.Out.WriteLine(file);
        if (check) return changes ? ExitCodes.BadFile : ExitCodes.Fine;
        if (file == Stream) WriteOutput(text);
        else if (changes) Rewrite(file, text);
        return ExitCodes.Fine;
    }

    private static void Rewrite(string file, string text)
    {
        try
        {
            // The file itself, not a link to it, is replaced; who may read it stays as it was.
            var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
            AtomicFile.Write(target, stream =>
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                if (!OperatingSystem.IsWindows() && stream is FileStream { SafeFileHandle: var handle }) File.SetUnixFileMode(handle, File.GetUnixFileMode(target));
            });
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
        Terminal.Error.WriteLine($"formatted {file}");
    }

    private static LoadResult LoadInput()
    {
        const string Name = "<stdin>";
        using var input = Console.OpenStandardInput();
        var buffer = new byte[SourceLoader.LargestFile + 1];
        var bytes = buffer[..input.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        if (bytes.Length > SourceLoader.LargestFile) return new LoadResult(null, [FileDiagnostics.TooLarge(Name, SourceLoader.LargestFile)]);
        if (bytes.AsSpan().StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            return new LoadResult(new SourceText(Name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes)), []);
        }
        catch (DecoderFallbackException e)
        {
            var invalid = new Span(Encoding.UTF8.GetCharCount(bytes, 0, Math.Max(e.Index, 0)), 1);
            var source = new SourceText(Name, Encoding.UTF8.GetString(bytes));
            return new LoadResult(null, [FileDiagnostics.InvalidUtf8(new Location(source, invalid), looksLikeUtf16: bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])]);
        }
    }

    // As bytes: the console's encoding may lack the file's letters.
    private static void WriteOutput(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
    }
}
