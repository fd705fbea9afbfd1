namespace NeuralEntropy.Dsl.Diagnostics;

/// <summary>What can be wrong with an override's key: NEC006x. What is wrong with its value is a matter of syntax.</summary>
public static class OverrideDiagnostics
{
    public static Diagnostic UnknownKey(string key, IReadOnlyCollection<string> known, string? why)
    {
        var diagnostic = new Diagnostic("NEC0060", Severity.Error, $"`--set {key}` names nothing in the file", null, [], [], []);
        if (why is not null) diagnostic = diagnostic.WithNote(why);
        if (Suggestion.Nearest(key, known) is { } nearest) diagnostic = diagnostic.WithHelp($"did you mean `{nearest}`?");
        return known.Count == 0 ? diagnostic : diagnostic.WithNote($"what can be set: {string.Join(", ", known.Select(name => $"`{name}`"))}");
    }
}
