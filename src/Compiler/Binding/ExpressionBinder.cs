using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>A formula with its shape.</summary>
internal readonly record struct Typed(Expr Value, Shape Shape);

/// <summary>Turns written expressions into formulas: resolves names, checks shapes. Each fault is reported once, and yields null.</summary>
internal sealed class ExpressionBinder(Scope scope, SourceText source, BindingReport diagnostics)
{
    /// <summary>A formula that must be a number.</summary>
    public Expr? Number(Expression syntax, string role)
    {
        if (Bind(syntax) is not { } bound) return null;
        if (!bound.Shape.Fits(Shape.Number)) Refuse(ShapeDiagnostics.NumberNeeded(At(syntax), role, bound.Shape));
        // A list of one number is one, and what is computed from lists is written out.
        return !bound.Shape.Fits(Shape.Number) ? null : bound.Value.HasVector() ? Components.Of(bound.Value, _ => null).Items[0] : bound.Value;
    }

    /// <summary>A number, a vector or a matrix.</summary>
    /// <param name="taker">What calculates with it, for the diagnostic.</param>
    public Typed? Value(Expression syntax, string taker)
    {
        if (Bind(syntax) is not { } bound) return null;
        return bound.Shape.IsCondition ? Refuse(ConditionDiagnostics.ConditionAsValue(At(syntax), taker)) : bound;
    }

    /// <summary>A condition.</summary>
    /// <param name="taker">What needs it, for the diagnostic.</param>
    public Typed? Condition(Expression syntax, string taker) => Conditions.Condition(syntax, taker);

    /// <summary>A value or a condition.</summary>
    public Typed? Bind(Expression syntax) => syntax switch
    {
        NumberExpression { Value: double.NaN } => null,
        NumberExpression number => new Typed(new Constant(number.Value), Shape.Number),
        ParenthesisedExpression parentheses => Bind(parentheses.Inner),
        NameExpression name => BindName(name),
        ConditionalExpression conditional => Conditions.Choice(conditional),
        ComparisonExpression comparison => Conditions.Comparison(comparison),
        UnaryExpression { Operator: UnaryOperator.Not } negation => Conditions.Negation(negation),
        BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } junction => Conditions.Junction(junction),
        UnaryExpression unary => BindUnary(unary),
        BinaryExpression binary => BindBinary(binary),
        CallExpression call => BindCall(call),
        ListExpression list => BindList(list),
        MixtureExpression mixture => Refuse(DataDiagnostics.MixtureAsValue(At(mixture))),
        StringExpression text => Refuse(NameDiagnostics.TextAsValue(At(text), text.Value)),
        _ => throw new InvalidOperationException($"no such expression: {syntax.GetType()}"),
    };

    private ConditionBinder Conditions => new(this, source, diagnostics);

    private Typed? BindName(NameExpression syntax)
    {
        var name = syntax.Identifier.Name;
        return Resolve(syntax.Identifier) switch
        {
            ValueMeaning { IsBroken: true } => null,
            ValueMeaning value => new Typed(value.Symbol, value.Shape),
            ConstantMeaning constant => new Typed(constant.Value, Shape.Number),
            LetMeaning { Arguments: [] } let => Applied(let, [], At(syntax)),
            LetMeaning let => Refuse(NameDiagnostics.FunctionAsValue(At(syntax), name, $"{name}({string.Join(", ", let.Arguments)})")),
            FieldMeaning => Refuse(NameDiagnostics.FunctionAsValue(At(syntax), name, $"{name}(x, t)")),
            FunctionMeaning(var function) => Refuse(NameDiagnostics.FunctionAsValue(At(syntax), name, function.Usage)),
            StepsMeaning => Refuse(NameDiagnostics.FunctionAsValue(At(syntax), name, StepsBinder.Usage)),
            _ => Refuse(Unknown(syntax.Identifier)),
        };
    }

    private Typed? BindUnary(UnaryExpression syntax)
    {
        if (Value(syntax.Operand, $"`{syntax.Operator.Spelling()}`") is not { } operand) return null;
        return syntax.Operator == UnaryOperator.Minus ? operand with { Value = -operand.Value } : operand;
    }

    private Typed? BindBinary(BinaryExpression syntax)
    {
        var taker = $"`{syntax.Operator.Spelling()}`";
        var (left, right) = (Value(syntax.Left, taker), Value(syntax.Right, taker));
        if (left is not { } a || right is not { } b) return null;
        var together = Shape.Together(a.Shape, b.Shape);
        switch (syntax.Operator)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract when together is null:
                var operation = syntax.Operator == BinaryOperator.Add ? "`+` adds" : "`-` subtracts";
                return Refuse(ShapeDiagnostics.Unequal(At(syntax), operation, At(syntax.Left), a.Shape, At(syntax.Right), b.Shape));
            case BinaryOperator.Add:
                return new Typed(a.Value + b.Value, together.Value);
            case BinaryOperator.Subtract:
                return new Typed(a.Value - b.Value, together.Value);
            case BinaryOperator.Multiply when a.Shape.IsMatrix || b.Shape.IsMatrix:
                return BindMatrixProduct(syntax, a, b);
            case BinaryOperator.Divide when b.Shape.IsMatrix:
                return Refuse(ShapeDiagnostics.MatrixHere(At(syntax.Right), "what is divided by", b.Shape));
            case BinaryOperator.Divide when a.Shape.IsMatrix && b.Shape.Fits(Shape.Number):
                return new Typed(a.Value / b.Value, a.Shape);
            case BinaryOperator.Divide when a.Shape.IsMatrix:
                return Refuse(ShapeDiagnostics.NumberNeeded(At(syntax.Right), "what a matrix is divided by", b.Shape));
            case BinaryOperator.Power when a.Shape.IsMatrix || b.Shape.IsMatrix:
                var (side, what, given) = a.Shape.IsMatrix ? (syntax.Left, "the base of a power", a.Shape) : (syntax.Right, "an exponent", b.Shape);
                return Refuse(ShapeDiagnostics.MatrixHere(At(side), what, given));
            case var sign when together is null:
                return Refuse(ShapeDiagnostics.Lengths(At(syntax), sign.Spelling(), At(syntax.Left), a.Shape, At(syntax.Right), b.Shape));
            case BinaryOperator.Multiply:
                return new Typed(a.Value * b.Value, together.Value);
            case BinaryOperator.Divide:
                return new Typed(a.Value / b.Value, together.Value);
            case BinaryOperator.Power:
                return new Typed(Expr.Pow(a.Value, b.Value), together.Value);
            default:
                throw new InvalidOperationException($"no such operator: {syntax.Operator}");
        }
    }

    private Typed? BindMatrixProduct(BinaryExpression syntax, Typed a, Typed b) => (a.Shape, b.Shape) switch
    {
        ({ IsMatrix: true }, { IsNumber: true }) => new Typed(a.Value * b.Value, a.Shape),
        ({ IsMatrix: false }, _) when a.Shape.Fits(Shape.Number) => new Typed(a.Value * b.Value, b.Shape),
        ({ Columns: { } columns, Length: { } rows }, var right) when right.Length == columns =>
            new Typed(new MatrixProduct(a.Value, b.Value), right with { Length = rows }),
        _ => Refuse(ShapeDiagnostics.MatrixProduct(At(syntax), At(syntax.Left), a.Shape, At(syntax.Right), b.Shape)),
    };

    private Typed? BindCall(CallExpression syntax)
    {
        var name = syntax.Function.Name;
        foreach (var argument in syntax.Arguments)
            if (argument.Name is { } label)
            {
                return Refuse(NameDiagnostics.ArgumentByName(At(label), name));
            }
        var meaning = Resolve(syntax.Function);
        if (meaning is FieldMeaning field) return BindField(syntax, field);
        if (meaning is StepsMeaning) return new StepsBinder(this, source, diagnostics).Bind(syntax);
        // Whatever is wrong with the call, its arguments are looked at.
        var arguments = syntax.Arguments.Select(a => meaning is FunctionMeaning ? Value(a.Value, $"`{name}`") : Bind(a.Value)).ToArray();
        return meaning switch
        {
            LetMeaning let => BindLet(syntax, let, arguments),
            FunctionMeaning(var function) => BindFunction(syntax, function, arguments),
            ValueMeaning { Shape.IsNumber: false } => Refuse(NameDiagnostics.NotAFunction(At(syntax.Function), name, "a vector")),
            ValueMeaning or ConstantMeaning => Refuse(NameDiagnostics.NotAFunction(At(syntax.Function), name, "a number")),
            _ => Refuse(Unknown(syntax.Function)),
        };
    }

    private Typed? BindLet(CallExpression syntax, LetMeaning let, Typed?[] arguments)
    {
        var usage = let.Arguments is [] ? let.Name : $"{let.Name}({string.Join(", ", let.Arguments)})";
        if (let.Arguments.Length != arguments.Length) return Refuse(NameDiagnostics.WrongCount(At(syntax), let.Name, usage, arguments.Length));
        return arguments.Any(a => a is null) ? null : Applied(let, [.. arguments.Select(a => a!.Value)], At(syntax));
    }

    private static Typed? Applied(LetMeaning let, ImmutableArray<Typed> arguments, Location call) =>
        let.Owner.Of(let.Name, [.. arguments.Select(a => a.Shape)], call) is { } bound
            ? new Typed(new Apply(bound.Name, [.. arguments.Select(a => a.Value)]), bound.Shape)
            : null;

    private Typed? BindField(CallExpression syntax, FieldMeaning field)
    {
        var (state, time) = (NameOf(SymbolKind.State), NameOf(SymbolKind.Time));
        foreach (var argument in syntax.Arguments)
            if (argument.Value is NameExpression alone) Resolve(alone.Identifier);
        var written = syntax.Arguments.Select(a => a.Value is NameExpression n ? n.Identifier.Name : null).ToArray();
        if (written is not [var first, var second] || first != state.Name || second != time.Name)
        {
            return Refuse(ExperimentDiagnostics.FieldArguments(At(syntax), syntax.Function.Name, state.Name, time.Name));
        }
        return new Typed(new FieldAt(field.Kind), state.Shape);
    }

    private Typed? BindFunction(CallExpression syntax, Function function, Typed?[] arguments)
    {
        if (arguments.Length != function.Arity && !(function.TakesMore && arguments.Length > function.Arity))
            return Refuse(NameDiagnostics.WrongCount(At(syntax), syntax.Function.Name, function.Usage, arguments.Length));
        if (arguments.Any(a => a is null)) return null;
        var bound = arguments.Select(a => a!.Value).ToArray();
        Expr call = function.TakesMore
            ? bound.Skip(1).Aggregate(bound[0].Value, (all, next) => new Call(function, [all, next.Value]))
            : new Call(function, [.. bound.Select(a => a.Value)]);
        var shape = bound[0].Shape;
        if (function.Shape == FunctionShape.Transpose)
            return shape is { Length: { } rows, Columns: { } columns }
                ? new Typed(call, Shape.Matrix(columns, rows))
                : Refuse(ShapeDiagnostics.MatrixNeeded(At(syntax.Arguments[0]), function.Name, shape));
        for (var i = 1; i < bound.Length; i++)
        {
            var together = function.Shape == FunctionShape.Reduction && !bound[i].Shape.Fits(shape) ? null : Shape.Together(shape, bound[i].Shape);
            if (together is null)
                return Refuse(ShapeDiagnostics.Unequal(At(syntax), $"`{function.Name}` takes", At(syntax.Arguments[0]), bound[0].Shape, At(syntax.Arguments[i]), bound[i].Shape));
            shape = together.Value;
        }
        if (function.Shape == FunctionShape.Reduction && (shape.IsNumber || shape.IsMatrix)) return Refuse(ShapeDiagnostics.VectorNeeded(At(syntax.Arguments[0]), function.Name, shape));
        if (shape.IsMatrix) return Refuse(ShapeDiagnostics.MatrixHere(At(syntax.Arguments[0]), $"an argument of `{function.Name}`", shape));
        return new Typed(call, function.Shape == FunctionShape.Reduction ? Shape.Number : shape);
    }

    private Typed? BindList(ListExpression syntax)
    {
        var items = syntax.Items.Select(Item).ToArray();
        if (items.Any(i => i is null)) return null;
        var first = items[0]!.Value.Shape;
        for (var i = 0; i < items.Length; i++)
        {
            var shape = items[i]!.Value.Shape;
            if (shape.IsMatrix) return Refuse(ShapeDiagnostics.MatrixHere(At(syntax.Items[i]), "an item of a list", shape));
            if (shape != first) return Refuse(ShapeDiagnostics.ItemsDiffer(At(syntax.Items[i]), shape, At(syntax.Items[0]), first));
        }
        return new Typed(
            new VectorOf([.. items.Select(i => i!.Value.Value)]),
            first.Length is { } columns ? Shape.Matrix(items.Length, columns) : Shape.Vector(items.Length));
    }

    /// <summary>A row is a list of numbers, or a vector; the state of a one-dimensional process is a number here.</summary>
    private Typed? Item(Expression syntax) =>
        Value(syntax, "a list") is not { } item ? null : item.Shape.Fits(Shape.Number) && syntax is not ListExpression ? item with { Shape = Shape.Number } : item;

    /// <summary>What a name stands for: the file's own names come first.</summary>
    public Meaning? Resolve(Identifier name)
    {
        var meaning = scope.Find(name.Name)
            ?? (Functions.Find(name.Name) is { } function ? new FunctionMeaning(function)
                : Functions.Constants.TryGetValue(name.Name, out var constant) ? new ConstantMeaning(name.Name, constant)
                : name.Name == StepsBinder.Name ? new StepsMeaning()
                : null);
        if (meaning is null) diagnostics.Offer(name, scope.Candidates);
        else diagnostics.Use(At(name), meaning);
        return meaning;
    }

    /// <summary>What a definition that has been applied says.</summary>
    public Expr BodyOf(string let) => scope.Names.Select(scope.Find).OfType<LetMeaning>().First().Owner.Bound.First(l => l.Name == let).Body;

    private (string Name, Shape Shape) NameOf(SymbolKind kind) =>
        scope.Names.Select(scope.Find).OfType<ValueMeaning>().Where(v => v.Symbol.Kind == kind).Select(v => (v.Symbol.Name, v.Shape)).Single();

    /// <summary>Null for one whose definition could not be read.</summary>
    private Diagnostic? Unknown(Identifier identifier)
    {
        var name = identifier.Name;
        if (diagnostics.MayName(name)) return null;
        var known = scope.Names.ToImmutableArray();
        var nearest = Suggestion.Nearest(name, [.. known, .. Functions.All.Select(f => f.Name), StepsBinder.Name]);
        return NameDiagnostics.UnknownName(At(identifier), name, nearest, string.Join(", ", known.Select(n => $"`{n}`").DefaultIfEmpty("numbers, `pi` and the functions")));
    }

    private Location At(SyntaxNode node) => new(source, node.Span);

    private Typed? Refuse(Diagnostic? diagnostic)
    {
        if (diagnostic is not null) diagnostics.Add(diagnostic);
        return null;
    }
}
