using System.CommandLine;
using NeuralEntropy.Compiler.Vocabulary;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec vocabulary [WORD]</c>: everything that the language knows.</summary>
internal static class VocabularyCommand
{
    public static Command Create()
    {
        var word = new Argument<string?>("WORD") { Description = "one word, with its arguments, or one argument of it, such as vp.beta_max", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("vocabulary", "Lists everything that the language knows, or explains one word of it.") { word };
        command.SetAction(parsed => parsed.GetValue(word) is { } asked ? Explain(asked) : List());
        return command;
    }

    private static int List()
    {
        foreach (var (title, entries) in Glossary.Chapters())
        {
            Terminal.Out.WriteLine(title);
            foreach (var entry in entries) Terminal.Out.WriteLine($"  {entry.Name,-18} {entry.Summary}");
            Terminal.Out.WriteLine();
        }
        return ExitCodes.Fine;
    }

    private static int Explain(string word)
    {
        var found = Glossary.Find(word);
        if (found.IsEmpty)
        {
            Terminal.Error.WriteLine($"nec: the language has no word `{word}`");
            if (Glossary.Nearest(word) is { } nearest) Terminal.Error.WriteLine($"  = help: did you mean `{nearest}`?");
            return ExitCodes.BadCommand;
        }
        Terminal.Out.Write(string.Join('\n', found.Select(entry => entry.ToPlainText())));
        return ExitCodes.Fine;
    }
}
