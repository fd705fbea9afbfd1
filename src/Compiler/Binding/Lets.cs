using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>
/// Local definitions, in any order. One is bound when it is first called, with the shapes of the arguments there, and again for other
/// shapes; so what a definition needs is bound before it.
/// </summary>
internal sealed class Lets(SourceText source, BindingReport diagnostics)
{
    /// <summary>Nodes of a formula that is still written out and derived in no time.</summary>
    private const int Largest = 2000;

    private readonly Dictionary<string, LetItem> items = [];
    private readonly Dictionary<(string Name, EquatableArray<Shape> Shapes), BoundLet?> known = [];
    private readonly Dictionary<string, double> sizes = [];
    private readonly ImmutableArray<BoundLet>.Builder bound = ImmutableArray.CreateBuilder<BoundLet>();
    private readonly List<string> open = [];
    private readonly HashSet<string> told = [];
    private Scope scope = Scope.Empty;
    private bool shapesUnknown;

    /// <summary>Each after those that it needs.</summary>
    public ImmutableArray<BoundLet> Bound => bound.ToImmutable();

    /// <summary>The scope with the definitions in it, which is theirs, too.</summary>
    public Scope Declare(IEnumerable<LetItem> definitions, Scope outer)
    {
        scope = outer;
        foreach (var item in definitions.Where(item => items.TryAdd(item.Name.Name, item)))
            scope = scope.With(item.Name.Name, diagnostics.Declare(new LetMeaning(item.Name.Name, [.. item.Parameters.Select(p => p.Name)], this, At(item.Name))));
        return scope;
    }

    /// <summary>The definition for arguments of such shapes; null when it has a fault. Faults are told once.</summary>
    public BoundLet? Of(string name, EquatableArray<Shape> shapes, Location call)
    {
        if (known.TryGetValue((name, shapes), out var found)) return found;
        if (open.Contains(name)) Report(name, NameDiagnostics.Cycle(At(items[name]), open.SkipWhile(n => n != name).Append(name)));
        else if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) Report(name, NameDiagnostics.TooLarge(At(items[name]), name));
        else
        {
            open.Add(name);
            known[(name, shapes)] = found = Bind(items[name], shapes, call);
            open.RemoveAt(open.Count - 1);
        }
        return found;
    }

    /// <summary>Those that nothing calls, for the faults that do not depend on a call. Nothing may be called after.</summary>
    public void BindRest()
    {
        foreach (var item in items.Values.ExceptBy(known.Keys.Select(key => key.Name), item => item.Name.Name).ToArray())
        {
            shapesUnknown = !item.Parameters.IsEmpty;
            Of(item.Name.Name, [.. item.Parameters.Select(_ => Shape.Number)], At(item));
        }
    }

    private BoundLet? Bind(LetItem item, EquatableArray<Shape> shapes, Location call)
    {
        var (name, inner, faults) = (item.Name.Name, scope, new DiagnosticBag());
        foreach (var (argument, shape) in item.Parameters.Zip(shapes))
            inner = inner.With(argument.Name, diagnostics.Declare(new ValueMeaning(new Symbol(argument.Name, SymbolKind.Argument), shape, At(argument))));
        var body = new ExpressionBinder(inner, source, diagnostics.Into(faults)).Bind(item.Value);
        Report(name, [.. faults.ToImmutable().Where(f => !(shapesUnknown && IsOfShapes(f))).Select(f => IsOfShapes(f) ? Explained(f, item, shapes, call) : f)]);
        if (body is not var (value, shapeOfValue)) return null;

        // No name of a file has a prime.
        var own = name + new string('\'', bound.Count(let => let.At.Span == item.Span));
        if ((sizes[own] = SizeOf(value)) > Largest)
        {
            Report(name, NameDiagnostics.TooLarge(At(item), name));
            return null;
        }
        var let = new BoundLet(own, [.. item.Parameters.Select(p => p.Name)], shapes, value, shapeOfValue, At(item));
        bound.Add(let);
        return let;
    }

    private void Report(string name, params ReadOnlySpan<Diagnostic> faults)
    {
        if (faults.IsEmpty || !told.Add(name)) return;
        foreach (var fault in faults) diagnostics.Add(fault);
    }

    private static bool IsOfShapes(Diagnostic fault) => fault.Code.StartsWith("NEC2", StringComparison.Ordinal);

    private static Diagnostic Explained(Diagnostic fault, LetItem item, EquatableArray<Shape> shapes, Location call) =>
        item.Parameters.IsEmpty ? fault : fault.WithRelated(call, $"called here with {string.Join(" and ", shapes.Select(shape => shape.Describe()))}");

    /// <summary>How many nodes a formula has when every definition in it is written out; a list costs nothing for its numbers.</summary>
    private double SizeOf(Expr formula) => formula switch
    {
        Apply apply => sizes[apply.Name] * apply.Arguments.Select(SizeOf).Append(1).Max(),
        VectorOf(var items) => items.Sum(item => item is Constant or Negate(Constant) ? 0 : SizeOf(item)),
        _ => 1 + formula.Children().Sum(SizeOf),
    };

    private Location At(SyntaxNode node) => new(source, node.Span);
}
