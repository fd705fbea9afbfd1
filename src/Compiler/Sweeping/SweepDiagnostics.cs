using System.Globalization;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>What can be wrong with a sweep: one method a code. What is wrong with a value where it is put has the code of that place.</summary>
public static class SweepDiagnostics
{
    public static Diagnostic UnknownTarget(Location at, string key, IReadOnlyCollection<string> known, string? why)
    {
        var diagnostic = Diagnostic.Error("NEC1060", $"`{key}` names nothing in the file that can be swept", at);
        if (why is not null) diagnostic = diagnostic.WithNote(why);
        if (Suggestion.Nearest(key, known) is { } nearest) diagnostic = diagnostic.WithHelp($"did you mean `{nearest}`?");
        return diagnostic.WithNote($"what can be swept: {string.Join(", ", known.Select(name => $"`{name}`"))}");
    }

    public static Diagnostic TooMany(Location at, long combinations, int most) =>
        Diagnostic.Error("NEC4052", "the sweeps have too many combinations", at, $"with this one there are {combinations.ToString("N0", CultureInfo.InvariantCulture)}")
            .WithNote($"each is a run of its own; the limit is {most.ToString("N0", CultureInfo.InvariantCulture)}")
            .WithHelp("leave a sweep out, or take it on its own by `--set` on the others");
}
