using System.Collections.Immutable;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>
/// Binds and derives a file once for every combination of its sweeps, the first of them slowest. A value stands in the tree with its own place
/// in the text, so that what is wrong with it is told there.
/// </summary>
internal sealed class SweepCompiler
{
    private readonly SdeFile plain;
    private readonly BoundFile file;
    private readonly SourceResolver files;
    private readonly SweepReport report;

    // What is derived depends on the process and on the length of the state alone.
    private readonly Dictionary<string, (DerivedProcess? Process, ImmutableArray<Diagnostic> Diagnostics)> derived = [];

    private SweepCompiler(SdeFile syntax, BoundFile file, SourceResolver files, DiagnosticBag diagnostics) =>
        (this.file, this.files, plain, report) = (file, files, Plain(syntax), new SweepReport(file.Sweeps, diagnostics));

    /// <summary>None where the file has no sweep; fewer than there are where one has a fault, which <paramref name="diagnostics"/> then say.</summary>
    public static ImmutableArray<Combination> Compile(SdeFile syntax, BoundFile file, SourceResolver files, DiagnosticBag diagnostics)
    {
        if (file.Sweeps.IsEmpty) return [];
        var compiler = new SweepCompiler(syntax, file, files, diagnostics);
        foreach (var alone in Alone(file.Sweeps)) compiler.Combine(alone);
        return [.. Indices(file.Sweeps).Select(compiler.Combine).OfType<Combination>()];
    }

    /// <summary>The file with each value of each sweep alone in its place.</summary>
    public static IEnumerable<SdeFile> Single(SdeFile syntax, ImmutableArray<BoundSweep> sweeps) =>
        Alone(sweeps).Select(indices => Put(Plain(syntax), Chosen(sweeps, indices)));

    private static IEnumerable<ImmutableArray<int?>> Alone(ImmutableArray<BoundSweep> sweeps) =>
        sweeps.SelectMany((sweep, i) => sweep.Values.Select((_, index) => sweeps.Select((_, j) => i == j ? index : (int?)null).ToImmutableArray()));

    /// <summary>Which value of each sweep, for every combination in its order.</summary>
    private static IEnumerable<ImmutableArray<int?>> Indices(ImmutableArray<BoundSweep> sweeps) =>
        sweeps.Aggregate<BoundSweep, IEnumerable<ImmutableArray<int?>>>(
            [[]], (all, sweep) => all.SelectMany(indices => sweep.Values.Select((_, index) => indices.Add(index))));

    private static SdeFile Plain(SdeFile syntax) => syntax with { Declarations = [.. syntax.Declarations.Where(d => d is not SweepDeclaration)] };

    private static ImmutableArray<(BoundSweep Sweep, SweepPoint Point)> Chosen(ImmutableArray<BoundSweep> sweeps, ImmutableArray<int?> indices) =>
        [.. sweeps.Zip(indices).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.First.Values[(int)pair.Second!]))];

    private static SdeFile Put(SdeFile plain, IEnumerable<(BoundSweep Sweep, SweepPoint Point)> chosen) =>
        SweepOrder.Of(chosen.Where(c => c.Sweep.Changes != SweepKind.Seed), c => c.Sweep.Key)
            .Aggregate(plain, (tree, c) => Substitution.Put(tree, c.Sweep.Target, c.Point.Syntax));

    /// <summary>Null where it has a fault.</summary>
    private Combination? Combine(ImmutableArray<int?> indices)
    {
        var (chosen, diagnostics) = (Chosen(file.Sweeps, indices), new DiagnosticBag());
        var (_, bound) = Binder.Bind(Put(plain, chosen), file.Source, files, diagnostics);
        var (process, found) = bound is null ? (null, []) : Derive(bound, indices);
        if (bound is not null && process is not null) bound = SdeCompiler.Check(bound, process, diagnostics) ?? bound;
        report.Add(indices, diagnostics.ToImmutable());
        diagnostics.AddRange(found);
        if (bound is null || process is null || diagnostics.HasErrors) return null;
        var seed = chosen.FirstOrDefault(c => c.Sweep.Changes == SweepKind.Seed).Point?.Value.Number;
        return new Combination([.. chosen.Select(c => c.Point)], bound, process, diagnostics.ToImmutable()) { Seed = (long?)seed };
    }

    private (DerivedProcess? Process, ImmutableArray<Diagnostic> Diagnostics) Derive(BoundFile bound, ImmutableArray<int?> indices)
    {
        ImmutableArray<int?> decisive = [.. indices.Select((index, i) => file.Sweeps[i].Changes == SweepKind.Process ? index : null)];
        var key = string.Join(' ', decisive.Append(bound.Dimension));
        if (derived.TryGetValue(key, out var known)) return known;
        var found = new DiagnosticBag();
        var process = Deriver.Derive(bound.Process, null, found);
        report.Add(decisive, found.ToImmutable());
        return derived[key] = (process, found.ToImmutable());
    }
}
