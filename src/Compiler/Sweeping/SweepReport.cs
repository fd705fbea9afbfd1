using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>
/// What is wrong with a file's combinations, each cause once. It is given what one value alone does to the file first, and then the
/// combinations: what is left for those only several values together can have caused.
/// </summary>
/// <param name="diagnostics">What the file has without its sweeps, which is not said again; gets the rest.</param>
internal sealed class SweepReport(ImmutableArray<BoundSweep> sweeps, DiagnosticBag diagnostics)
{
    // Of one fault; a sweep of a hundred values may have a hundred. A warning is given with every result, too.
    private static int MostCauses(Severity severity) => severity == Severity.Error ? 4 : 1;

    private readonly HashSet<(string Code, string? Path, Span? At)> said = [.. diagnostics.ToImmutable().Select(Key)];
    private readonly Dictionary<(string Code, string? Path, Span? At), List<ImmutableArray<int?>>> causes = [];

    /// <param name="indices">Which value of each sweep; null for the file's own, and where it makes no difference.</param>
    public void Add(ImmutableArray<int?> indices, IEnumerable<Diagnostic> found)
    {
        foreach (var diagnostic in found.Where(d => !said.Contains(Key(d))))
        {
            if (!causes.TryGetValue(Key(diagnostic), out var known)) causes[Key(diagnostic)] = known = [];
            if (known.Count == MostCauses(diagnostic.Severity) || known.Any(cause => IsIn(cause, indices))) continue;
            // What stands in a sweep points there already.
            var isPlain = sweeps.Any(sweep => Holds(sweep.At, diagnostic.Primary?.Location));
            known.Add([.. indices.Select((index, sweep) => isPlain || sweeps[sweep].Changes == SweepKind.Seed ? null : index)]);
            diagnostics.Add(Told(diagnostic, known[^1]));
        }
    }

    private Diagnostic Told(Diagnostic diagnostic, ImmutableArray<int?> cause)
    {
        for (var i = 0; i < sweeps.Length; i++)
            if (cause[i] is { } index && sweeps[i].Values[index] is var point)
                diagnostic = diagnostic.WithRelated(point.At, $"with `{point.Value.Key} = {point.Value.Text}`");
        return diagnostic;
    }

    private static bool IsIn(ImmutableArray<int?> cause, ImmutableArray<int?> indices) => cause.Zip(indices).All(pair => pair.First is null || pair.First == pair.Second);

    private static bool Holds(Location outer, Location? inner) => inner is not null && inner.Source == outer.Source && outer.Span.Contains(inner.Span);

    private static (string Code, string? Path, Span? At) Key(Diagnostic diagnostic) =>
        (diagnostic.Code, diagnostic.Primary?.Location.Source.Path, diagnostic.Primary?.Location.Span);
}
