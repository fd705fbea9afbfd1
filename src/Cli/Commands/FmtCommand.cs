using System.CommandLine;
using System.Text;
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
        else if (changes)
        {
            AtomicFile.WriteText(file, text);
            Terminal.Error.WriteLine($"formatted {file}");
        }
        return ExitCodes.Fine;
    }

    private static LoadResult LoadInput()
    {
        using var input = Console.OpenStandardInput();
        return SourceLoader.Load("<stdin>", input);
    }

    // As bytes: the console's encoding may lack the file's letters.
    private static void WriteOutput(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
    }
}
