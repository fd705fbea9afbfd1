using System.CommandLine;
using NeuralEntropy.Dsl.Diagnostics.Rendering;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec check FILE</c>: everything that can be told without tensors.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = Common.File();
        var set = Common.Set();
        var format = new Option<DiagnosticFormat>("--format") { Description = "text for people, line for editors, sarif for continuous integration" };
        var command = new Command("check", "Checks a file and says what is wrong with it.") { file, set, format };
        command.SetAction(parsed =>
        {
            var (path, look) = (parsed.GetRequiredValue(file), parsed.GetValue(format));
            // Editors and CI read stdout; people read stderr, beside a result on stdout.
            var compilation = Front.Compile(path, parsed.GetRequiredValue(set), format: look, to: look == DiagnosticFormat.Text ? null : Terminal.Out);
            if (compilation is not { Succeeded: true }) return ExitCodes.BadFile;
            if (look == DiagnosticFormat.Text) Terminal.Out.WriteLine($"{path}: fine");
            return ExitCodes.Fine;
        });
        return command;
    }
}
