using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Syntax;

/// <summary>An item that the parser reported and left out: what it may have been, for whoever would miss it.</summary>
/// <param name="Kind">The kind of node that was expected in its place.</param>
/// <param name="Start">The words that it begins with, blanks between them: mostly a keyword and a name.</param>
public sealed record UnreadItem(Type Kind, string Start)
{
    private string[] Words => Start.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private bool HasKeyword => Words is [var first, ..] && Keywords.Contains(first);

    private IEnumerable<string> Names => Words.Where(word => !Keywords.Contains(word));

    /// <summary>Whether it may have been the declaration or line that begins with this keyword.</summary>
    public bool MayState(string keyword) =>
        HasKeyword ? Words[0] == keyword : Kind == (Keywords.Declarations.Contains(keyword) ? typeof(Declaration) : typeof(ProcessItem));

    /// <summary>Whether it may have given a name of its process a meaning.</summary>
    public bool MayName(string name) =>
        Names.Contains(name) || (!Names.Any() && (HasKeyword ? Keywords.Naming.Contains(Words[0]) : Kind == typeof(ProcessItem)));
}
