using System.Collections.Immutable;

namespace NeuralEntropy.Dsl.Diagnostics;

/// <summary>Collects what is wrong while a stage goes on, in the order it was found.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> found = [];

    public bool HasErrors => found.Exists(d => d.Severity == Severity.Error);

    public void Add(Diagnostic diagnostic) => found.Add(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => found.AddRange(diagnostics);

    /// <summary>All of them, by file position; those without a place come last.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
        [.. found.OrderBy(d => d.Primary?.Location.Span.Start ?? int.MaxValue).ThenBy(d => d.Code, StringComparer.Ordinal)];
}
