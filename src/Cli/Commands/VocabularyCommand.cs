using System.CommandLine;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec vocabulary [WORD]</c>: everything that the language knows.</summary>
internal static class VocabularyCommand
{
    public static Command Create()
    {
        var word = new Argument<string?>("WORD") { Description = "one word, with its arguments", Arity = ArgumentArity.ZeroOrOne };
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
        var all = Glossary.Chapters().SelectMany(chapter => chapter.Entries).ToArray();
        var found = all.Where(entry => entry.Name == word).ToArray();
        if (found.Length == 0)
        {
            Terminal.Error.WriteLine($"nec: the language has no word `{word}`");
            if (Suggestion.Nearest(word, all.Select(entry => entry.Name)) is { } nearest) Terminal.Error.WriteLine($"  = help: did you mean `{nearest}`?");
            return ExitCodes.BadCommand;
        }
        foreach (var entry in found)
        {
            Terminal.Out.WriteLine($"{entry.Usage}\n  {entry.Summary}");
            foreach (var detail in entry.Details) Terminal.Out.WriteLine($"    {detail}");
        }
        return ExitCodes.Fine;
    }
}
