using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Compiler.Sweeping;

/// <summary>The sweeps of a file: what each goes through, and how many combinations there are.</summary>
internal sealed class SweepBinder(SdeFile file, SourceText source, BindingReport diagnostics)
{
    /// <summary>So many runs take days, and who asks for more has slipped.</summary>
    public const int MostCombinations = 10_000;

    public ImmutableArray<BoundSweep> Bind()
    {
        var sweeps = ImmutableArray.CreateBuilder<BoundSweep>();
        var (first, combinations) = (new Dictionary<string, Location>(), 1L);
        foreach (var syntax in file.Declarations.OfType<SweepDeclaration>())
        {
            if (!first.TryAdd(syntax.Target.Key, At(syntax.Target)))
                diagnostics.Add(NameDiagnostics.Duplicate(At(syntax.Target), $"the sweep of `{syntax.Target.Key}`", first[syntax.Target.Key]));
            else if (KindOf(syntax.Target) is { } kind && Values(syntax, kind) is { } values)
            {
                combinations *= values.Length;
                if (combinations > MostCombinations)
                {
                    diagnostics.Add(SweepDiagnostics.TooMany(At(syntax), combinations, MostCombinations));
                    return [];
                }
                sweeps.Add(new BoundSweep(syntax.Target, kind, values, At(syntax)));
            }
        }
        return sweeps.ToImmutable();
    }

    private SweepKind? KindOf(SweepTarget target)
    {
        diagnostics.Offer(target.Name, file.Declarations.OfType<ProcessDeclaration>().SelectMany(p => p.Items.OfType<ParamItem>()).Select(p => new Candidate(p.Name.Name, Meaning(p.Name))));
        var owner = Substitution.OwnerOf(file, target);
        if (owner is ProcessDeclaration process)
        {
            var parameter = process.Items.OfType<ParamItem>().First(p => p.Name.Name == target.Key).Name;
            diagnostics.Use(At(target), Meaning(parameter));
            return SweepKind.Process;
        }
        if (owner is not null) return owner is UseDeclaration ? SweepKind.Process : SweepKind.Other;
        if (Substitution.IsSeed(file, target)) return SweepKind.Seed;
        var (known, why) = Substitution.Explain(file, target.Key);
        diagnostics.Add(SweepDiagnostics.UnknownTarget(At(target), target.Key, [.. known, Overrides.Seed], why));
        return null;
    }

    private ValueMeaning Meaning(Identifier parameter) => new(new Symbol(parameter.Name, SymbolKind.Parameter), Shape.Number, At(parameter));

    private ImmutableArray<SweepPoint>? Values(SweepDeclaration sweep, SweepKind kind)
    {
        ImmutableArray<SweepPoint?> points = sweep.Values switch
        {
            ListExpression list => [.. list.Items.Select(item => Point(item, source[item.Span]))],
            CallExpression call => Range(call.Function, call.Arguments),
            NameExpression name => Range(name.Identifier, []),
            _ => throw new InvalidOperationException($"no such values of a sweep: {sweep.Values.GetType()}"),
        };
        return points.IsDefault || points.Contains(null) ? null : [.. points.Select(p => p!)];

        ImmutableArray<SweepPoint?> Range(Identifier name, ImmutableArray<Argument> arguments) =>
            new Ranges(source, diagnostics).Of(name, arguments, sweep.Values.Span) is { } numbers ? [.. numbers.Select(n => Point(n, n.Text))] : default;

        SweepPoint? Point(Expression value, string text)
        {
            var number = Number(value);
            if (kind != SweepKind.Seed || number is { } seed && seed == Math.Floor(seed) && Math.Abs(seed) <= 1L << 53)
                return new SweepPoint(value, text, new SweptValue(sweep.Target.Key, OneLine(text), number), At(value));
            diagnostics.Add(ShapeDiagnostics.WrongKind(At(value), "`seed`", "a whole number"));
            return null;
        }
    }

    /// <summary>What a value is worth that needs nothing of the file; null for the others, be they wrong or no numbers.</summary>
    private double? Number(Expression value) =>
        value is ListExpression ? null : new ConstantBinder(source, new BindingReport(new DiagnosticBag(), null, [])).Number(value, "a value");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Location At(SyntaxNode node) => new(source, node.Span);
}
