using System.CommandLine;
using NeuralEntropy.Compiler.Explanations;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec explain NEC1001</c>, <c>nec explain vp.beta_max</c>: what a diagnostic or a word of the language means, at length.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var subject = new Argument<string?>("CODE|WORD") { Description = "a code such as NEC1001, a word of the language or an argument of one, such as vp.beta_max; without one, all codes", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Explains a diagnostic's code, or a word of the language.") { subject };
        command.SetAction(parsed => parsed.GetValue(subject) is { } asked ? Explain(asked) : List());
        return command;
    }

    /// <summary>What ends a print of diagnostics with these codes.</summary>
    public static string Hint(string code) => $"`nec explain {code}` says more";

    private static int List()
    {
        foreach (var code in Explanation.Codes) Terminal.Out.WriteLine($"{code}  {Explanation.Find(code)!.Title}");
        return ExitCodes.Fine;
    }

    private static int Explain(string asked)
    {
        var pages = Explanation.Find(asked) is { } explanation ? [explanation.ToPlainText()] : Glossary.Find(asked).Select(entry => entry.ToPlainText()).ToArray();
        if (pages.Length == 0) return Unknown(asked);
        Terminal.Out.Write(string.Join('\n', pages));
        return ExitCodes.Fine;
    }

    private static int Unknown(string asked)
    {
        Terminal.Error.WriteLine($"nec: there is no code and no word `{asked}`");
        var nearest = Glossary.Nearest(asked) ?? Suggestion.Nearest(Explanation.Normalise(asked), Explanation.Codes);
        Terminal.Error.WriteLine($"  = help: {(nearest is null ? "`nec explain` lists the codes, `nec vocabulary` the words" : $"did you mean `{nearest}`?")}");
        return ExitCodes.BadCommand;
    }
}
