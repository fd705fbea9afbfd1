using System.CommandLine;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Formatting;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec emit FILE --stage …</c>: what a stage of the compiler makes of a file.</summary>
internal static class EmitCommand
{
    private enum Stage { Syntax, Bound, Derived, CSharp }

    public static Command Create()
    {
        var file = Common.File();
        var set = Common.Set();
        var stage = new Option<Stage>("--stage") { Description = "which stage to print", DefaultValueFactory = _ => Stage.CSharp };
        var command = new Command("emit", "Prints what a stage of the compiler makes of a file.") { file, set, stage };
        command.SetAction(parsed =>
        {
            if (Front.Compile(parsed.GetRequiredValue(file), parsed.GetRequiredValue(set)) is not { } compilation) return ExitCodes.BadFile;
            if (Print(compilation, parsed.GetValue(stage)) is not { } text) return ExitCodes.BadFile;
            Terminal.Out.Write(text);
            return compilation.Succeeded ? ExitCodes.Fine : ExitCodes.BadFile;
        });
        return command;
    }

    private static string? Print(Compilation compilation, Stage stage) => stage switch
    {
        Stage.Syntax => TreePrinter.Print(compilation.Syntax, compilation.Source),
        Stage.Bound => compilation.Bound is { } bound ? BoundPrinter.Print(bound) : null,
        Stage.Derived => compilation.Derived is { } derived ? DerivedPrinter.Print(derived) : null,
        Stage.CSharp => compilation.CSharp,
        _ => throw new InvalidOperationException($"no such stage: {stage}"),
    };
}
