using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Diagnostics;

public enum Severity { Warning, Error }

/// <summary>Marks a stretch and says what it is; one line, lower case, no full stop.</summary>
public sealed record Label(Location Location, string Text);

/// <summary>
/// One thing that is wrong, told once. The message stands alone: lower case, no full stop, names in backticks, no advice.
/// <paramref name="Notes"/> hold facts, <paramref name="Helps"/> advice.
/// </summary>
/// <param name="Code">NEC0… syntax, 1… names, 2… shapes and types, 3… process rules, 4… measures and data, 5… run, 9… internal; never reused.</param>
/// <param name="Primary">Where the blame falls; its text may be empty. Null when no place in a file is to blame.</param>
/// <param name="Related">Other places that explain the first.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Message,
    Label? Primary,
    ImmutableArray<Label> Related,
    ImmutableArray<string> Notes,
    ImmutableArray<string> Helps)
{
    /// <summary>An error at a place.</summary>
    public static Diagnostic Error(string code, string message, Location at, string label = "") =>
        new(code, Severity.Error, message, new Label(at, label), [], [], []);

    /// <summary>A warning at a place.</summary>
    public static Diagnostic Warning(string code, string message, Location at, string label = "") =>
        Error(code, message, at, label) with { Severity = Severity.Warning };

    public Diagnostic WithRelated(Location at, string text) => this with { Related = Related.Add(new Label(at, text)) };

    public Diagnostic WithNote(string note) => this with { Notes = Notes.Add(note) };

    public Diagnostic WithHelp(string help) => this with { Helps = Helps.Add(help) };
}
