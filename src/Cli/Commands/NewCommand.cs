using System.CommandLine;
using NeuralEntropy.Compiler.Library;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec new NAME --from vp</c>: a file to begin with, its process written out so that it can be changed.</summary>
internal static class NewCommand
{
    private const string Rest = """

        data = mixture {
            0.5: normal([-1, 0], 0.3);
            0.5: normal([ 1, 0], 0.3);
        }

        network e = mlp(hidden = [128, 128], fourier = 64, activation = silu);

        train e {
            epochs    = 10;
            optimizer = adam(rate = 1e-3, decay = cosine);
        }

        measure {
            S_tot;
            L_EM;
            S_NN;
            identity_defect;
            accuracy = 1%;
        }

        """;

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "the file to write; .sde is added where it is missing" };
        var from = new Option<string>("--from") { Description = "the process of the library to begin with", DefaultValueFactory = _ => "vp" };
        var command = new Command("new", "Writes a file to begin with.") { name, from };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(name), parsed.GetRequiredValue(from)));
        return command;
    }

    private static int Write(string name, string from)
    {
        if (ProcessLibrary.Find(from) is not { } process)
        {
            Terminal.Error.WriteLine($"nec: the library has no process `{from}`; it has {string.Join(", ", ProcessLibrary.Names)}");
            if (Suggestion.Nearest(from, ProcessLibrary.Names) is { } nearest) Terminal.Error.WriteLine($"  = help: did you mean `{nearest}`?");
            return ExitCodes.BadCommand;
        }
        var path = name.EndsWith(".sde", StringComparison.Ordinal) ? name : name + ".sde";
        if (Path.Exists(path))
        {
            Terminal.Error.WriteLine($"nec: {path} is there already, and is not overwritten");
            return ExitCodes.BadCommand;
        }
        AtomicFile.WriteText(path, process.Source.Text.TrimEnd() + "\n" + Rest);
        Terminal.Out.WriteLine($"{path}: try `nec emit {path} --stage derived`, then `nec run {path}`");
        return ExitCodes.Fine;
    }
}
