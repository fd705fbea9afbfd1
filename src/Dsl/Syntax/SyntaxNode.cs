using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Syntax;

/// <summary>What a file says, as it says it. Trees are immutable, carry their span and know nothing else.</summary>
/// <param name="Span">From the node's first token to the end of its last one, blanks and comments around it left out.</param>
public abstract record SyntaxNode(Span Span);

/// <summary>A name where it is written.</summary>
public sealed record Identifier(string Name, Span Span) : SyntaxNode(Span);

/// <summary><c>file := declaration*</c></summary>
public sealed record SdeFile(ImmutableArray<Declaration> Declarations, Span Span) : SyntaxNode(Span)
{
    /// <summary>What was reported and left out, at whatever depth. A stage that misses something looks here before it says so.</summary>
    public ImmutableArray<UnreadItem> Unread { get; init; } = [];
}
