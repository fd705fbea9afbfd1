using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>A formula with its shape.</summary>
internal readonly record struct Typed(Expr Value, Shape Shape);

/// <summary>Turns written expressions into formulas: resolves names, checks shapes. Each fault is reported once, and yields null.</summary>
internal sealed class ExpressionBinder(Scope scope, SourceText source, DiagnosticBag diagnostics)
{
    /// <summary>A formula that must be a number.</summary>
    public Expr? Number(Expression syntax, string role)
    {
        if (Bind(syntax) is not { } bound) return null;
        if (!bound.Shape.Fits(Shape.Number)) Refuse(ShapeDiagnostics.NumberNeeded(At(syntax), role, bound.Shape));
        return bound.Shape.Fits(Shape.Number) ? bound.Value : null;
    }

    public Typed? Bind(Expression syntax) => syntax switch
    {
        NumberExpression number => new Typed(new Constant(number.Value), Shape.Number),
        ParenthesisedExpression parentheses => Bind(parentheses.Inner),
        NameExpression name => BindName(name),
        UnaryExpression unary => BindUnary(unary),
        BinaryExpression binary => BindBinary(binary),
        CallExpression call => BindCall(call),
        ListExpression list => BindVector(list),
        MixtureExpression mixture => Refuse(DataDiagnostics.MixtureAsValue(At(mixture))),
        StringExpression text => Refuse(NameDiagnostics.TextAsValue(At(text), text.Value)),
        _ => throw new InvalidOperationException($"no such expression: {syntax.GetType()}"),
    };

    private Typed? BindName(NameExpression syntax)
    {
        var name = syntax.Identifier.Name;
        switch (scope.Find(name))
        {
            case ValueMeaning value:
                return new Typed(value.Symbol, value.Shape);
            case LetMeaning { Arguments: [] } let:
                return Applied(let, [], At(syntax));
            case LetMeaning let:
                return Refuse(NameDiagnostics.FunctionAsValue(At(syntax), name, $"{name}({string.Join(", ", let.Arguments)})"));
            case FieldMeaning:
                return Refuse(NameDiagnostics.FunctionAsValue(At(syntax), name, $"{name}(x, t)"));
        }
        if (Functions.Constants.TryGetValue(name, out var constant)) return new Typed(constant, Shape.Number);
        return Refuse(Functions.Find(name) is { } function ? NameDiagnostics.FunctionAsValue(At(syntax), name, function.Usage) : Unknown(At(syntax), name));
    }

    private Typed? BindUnary(UnaryExpression syntax)
    {
        if (Bind(syntax.Operand) is not { } operand) return null;
        return syntax.Operator == UnaryOperator.Minus ? operand with { Value = -operand.Value } : operand;
    }

    private Typed? BindBinary(BinaryExpression syntax)
    {
        var (left, right) = (Bind(syntax.Left), Bind(syntax.Right));
        if (left is not { } a || right is not { } b) return null;
        switch (syntax.Operator)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract when !a.Shape.Fits(b.Shape):
                var operation = syntax.Operator == BinaryOperator.Add ? "`+` adds" : "`-` subtracts";
                return Refuse(ShapeDiagnostics.Unequal(At(syntax), operation, At(syntax.Left), a.Shape, At(syntax.Right), b.Shape));
            case BinaryOperator.Add:
                return new Typed(a.Value + b.Value, Wider(a.Shape, b.Shape));
            case BinaryOperator.Subtract:
                return new Typed(a.Value - b.Value, Wider(a.Shape, b.Shape));
            case BinaryOperator.Multiply when !a.Shape.Fits(Shape.Number) && !b.Shape.Fits(Shape.Number):
                return Refuse(ShapeDiagnostics.ProductOfVectors(At(syntax)));
            case BinaryOperator.Multiply:
                return new Typed(a.Value * b.Value, Wider(a.Shape, b.Shape));
            case BinaryOperator.Divide when !b.Shape.Fits(Shape.Number):
                return Refuse(ShapeDiagnostics.NumberNeeded(At(syntax.Right), "what is divided by", b.Shape));
            case BinaryOperator.Divide:
                return new Typed(a.Value / b.Value, Wider(a.Shape, b.Shape));
            case BinaryOperator.Power when !a.Shape.Fits(Shape.Number):
                return Refuse(ShapeDiagnostics.PowerOfVector(At(syntax)));
            case BinaryOperator.Power when !b.Shape.Fits(Shape.Number):
                return Refuse(ShapeDiagnostics.NumberNeeded(At(syntax.Right), "an exponent", b.Shape));
            case BinaryOperator.Power:
                return new Typed(Expr.Pow(a.Value, b.Value), Wider(a.Shape, b.Shape));
            default:
                throw new InvalidOperationException($"no such operator: {syntax.Operator}");
        }
    }

    private Typed? BindCall(CallExpression syntax)
    {
        var name = syntax.Function.Name;
        foreach (var argument in syntax.Arguments)
            if (argument.Name is { } label)
            {
                return Refuse(NameDiagnostics.ArgumentByName(At(label), name));
            }
        switch (scope.Find(name))
        {
            case LetMeaning let:
                return BindLet(syntax, let);
            case FieldMeaning field:
                return BindField(syntax, field);
            case ValueMeaning value:
                return Refuse(NameDiagnostics.NotAFunction(At(syntax.Function), name, value.Shape.IsNumber ? "a number" : "a vector"));
        }
        if (Functions.Find(name) is { } function) return BindFunction(syntax, function);
        return Refuse(Functions.Constants.ContainsKey(name) ? NameDiagnostics.NotAFunction(At(syntax.Function), name, "a number") : Unknown(At(syntax.Function), name));
    }

    private Typed? BindLet(CallExpression syntax, LetMeaning let)
    {
        var usage = let.Arguments is [] ? let.Name : $"{let.Name}({string.Join(", ", let.Arguments)})";
        if (let.Arguments.Length != syntax.Arguments.Length)
        {
            return Refuse(NameDiagnostics.WrongCount(At(syntax), let.Name, usage, syntax.Arguments.Length));
        }
        var arguments = syntax.Arguments.Select(a => Bind(a.Value)).ToArray();
        return arguments.Any(a => a is null) ? null : Applied(let, [.. arguments.Select(a => a!.Value)], At(syntax));
    }

    private static Typed? Applied(LetMeaning let, ImmutableArray<Typed> arguments, Location call) =>
        let.Owner.Of(let.Name, [.. arguments.Select(a => a.Shape)], call) is { } bound
            ? new Typed(new Apply(bound.Name, [.. arguments.Select(a => a.Value)]), bound.Shape)
            : null;

    private Typed? BindField(CallExpression syntax, FieldMeaning field)
    {
        var (state, time) = (NameOf(SymbolKind.State), NameOf(SymbolKind.Time));
        var written = syntax.Arguments.Select(a => a.Value is NameExpression n ? n.Identifier.Name : null).ToArray();
        if (written is not [var first, var second] || first != state.Name || second != time.Name)
        {
            return Refuse(ExperimentDiagnostics.FieldArguments(At(syntax), syntax.Function.Name, state.Name, time.Name));
        }
        return new Typed(new FieldAt(field.Kind), state.Shape);
    }

    private Typed? BindFunction(CallExpression syntax, Function function)
    {
        if (syntax.Arguments.Length != function.Arity)
        {
            return Refuse(NameDiagnostics.WrongCount(At(syntax), syntax.Function.Name, function.Usage, syntax.Arguments.Length));
        }
        var arguments = syntax.Arguments.Select(a => Bind(a.Value)).ToArray();
        if (arguments.Any(a => a is null)) return null;
        var bound = arguments.Select(a => a!.Value).ToArray();
        var call = new Call(function, [.. bound.Select(a => a.Value)]);
        for (var i = 1; i < bound.Length; i++)
            if (!bound[i].Shape.Fits(bound[0].Shape))
            {
                return Refuse(ShapeDiagnostics.Unequal(At(syntax), $"`{function.Name}` takes", At(syntax.Arguments[0]), bound[0].Shape, At(syntax.Arguments[i]), bound[i].Shape));
            }
        if (function.Shape == FunctionShape.ElementWise) return new Typed(call, bound.Aggregate(Shape.Number, (shape, a) => Wider(shape, a.Shape)));
        if (!bound[0].Shape.IsNumber) return new Typed(call, Shape.Number);
        return Refuse(ShapeDiagnostics.VectorNeeded(At(syntax.Arguments[0]), function.Name, bound[0].Shape));
    }

    private Typed? BindVector(ListExpression syntax)
    {
        var items = syntax.Items.Select(item => Number(item, "an item of a vector")).ToArray();
        return items.Any(i => i is null) ? null : new Typed(new VectorOf([.. items.Select(i => i!)]), Shape.Vector(items.Length));
    }

    private (string Name, Shape Shape) NameOf(SymbolKind kind) =>
        scope.Names.Select(scope.Find).OfType<ValueMeaning>().Where(v => v.Symbol.Kind == kind).Select(v => (v.Symbol.Name, v.Shape)).Single();

    private Diagnostic Unknown(Location at, string name)
    {
        var known = scope.Names.ToImmutableArray();
        var nearest = Suggestion.Nearest(name, [.. known, .. Functions.All.Select(f => f.Name)]);
        return NameDiagnostics.UnknownName(at, name, nearest, string.Join(", ", known.Select(n => $"`{n}`").DefaultIfEmpty("numbers, `pi` and the functions")));
    }

    private static Shape Wider(Shape a, Shape b) => a.IsNumber ? b : a;

    private Location At(SyntaxNode node) => new(source, node.Span);

    private Typed? Refuse(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return null;
    }
}
