using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>Keeps the first diagnostics of one file and counts the rest: nobody reads a thousand.</summary>
internal sealed class SyntaxReport
{
    public const int Kept = 50;

    private readonly DiagnosticBag bag = new();
    private int count;

    public void Add(Diagnostic diagnostic)
    {
        if (count++ < Kept) bag.Add(diagnostic);
    }

    public ImmutableArray<Diagnostic> ToImmutable() =>
        count > Kept ? bag.ToImmutable().Add(SyntaxDiagnostics.TooManyErrors(Kept)) : bag.ToImmutable();
}
