using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Diagnostics;

/// <summary>Collects what is wrong while a stage goes on, in the order it was found.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> found = [];

    public bool HasErrors => found.Exists(d => d.Severity == Severity.Error);

    public void Add(Diagnostic diagnostic) => found.Add(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => found.AddRange(diagnostics);

    /// <summary>All of them: file by file as they came up, by their positions; those without a place come last.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        var sources = found.Select(d => d.Primary?.Location.Source).OfType<SourceText>().Distinct().ToList();
        return
        [
            .. found.OrderBy(d => d.Primary is { } primary ? sources.IndexOf(primary.Location.Source) : int.MaxValue)
                .ThenBy(d => d.Primary?.Location.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal),
        ];
    }
}
