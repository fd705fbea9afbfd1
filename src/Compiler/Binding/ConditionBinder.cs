using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Binds conditions, and the choice between two values by one. Component by component where vectors are compared.</summary>
internal sealed class ConditionBinder(ExpressionBinder formulas, SourceText source, BindingReport diagnostics)
{
    /// <param name="taker">What needs a condition, for the diagnostic.</param>
    public Typed? Condition(Expression syntax, string taker)
    {
        if (formulas.Bind(syntax) is not { } bound) return null;
        return bound.Shape.IsCondition ? bound : Refuse(ConditionDiagnostics.ConditionNeeded(At(syntax), taker, bound.Shape));
    }

    public Typed? Negation(UnaryExpression syntax) =>
        Condition(syntax.Operand, "`not`") is { } operand ? operand with { Value = new Not(operand.Value) } : null;

    public Typed? Junction(BinaryExpression syntax)
    {
        var and = syntax.Operator == BinaryOperator.And;
        var taker = and ? "`and`" : "`or`";
        var (left, right) = (Condition(syntax.Left, taker), Condition(syntax.Right, taker));
        if (left is not { } a || right is not { } b) return null;
        return Together(a.Shape, b.Shape, $"{taker} joins", syntax, syntax.Left, syntax.Right) is { } shape
            ? new Typed(and ? new And(a.Value, b.Value) : new Or(a.Value, b.Value), shape)
            : null;
    }

    public Typed? Comparison(ComparisonExpression syntax)
    {
        var operands = syntax.Operands.Select((operand, i) => formulas.Value(operand, $"`{syntax.Operators[Math.Max(i - 1, 0)].Spelling()}`")).ToArray();
        if (Array.Exists(operands, o => o is null)) return null;
        var (relations, all, way) = (syntax.Operators, default(Typed?), 0);
        for (var i = 0; i < relations.Length; i++)
        {
            if (i > 0 && (relations[i - 1] == ComparisonOperator.NotEqual || relations[i] == ComparisonOperator.NotEqual || way * relations[i].Direction() < 0))
                return Refuse(ConditionDiagnostics.BrokenChain(At(syntax.Operands[i]).Cover(At(syntax.Operands[i + 1]))));
            way = way == 0 ? relations[i].Direction() : way;
            var (a, b) = (operands[i]!.Value, operands[i + 1]!.Value);
            if (Together(a.Shape, b.Shape, $"`{relations[i].Spelling()}` compares", syntax, syntax.Operands[i], syntax.Operands[i + 1]) is not { Length: var length }) return null;
            var next = new Typed(new Compare(relations[i], a.Value, b.Value), Shape.Condition(length));
            if (all is not { } before) all = next;
            else if (Together(before.Shape, next.Shape, "a chain of comparisons joins", syntax, syntax.Operands[i - 1], syntax.Operands[i + 1]) is { } shape)
                all = new Typed(new And(before.Value, next.Value), shape);
            else return null;
        }
        return all;
    }

    public Typed? Choice(ConditionalExpression syntax)
    {
        var (condition, then, @else) = (Condition(syntax.Condition, "`if`"), formulas.Value(syntax.Then, "`then`"), formulas.Value(syntax.Else, "`else`"));
        if (condition is not { } c || then is not { } a || @else is not { } b) return null;
        if (Shape.Together(a.Shape, b.Shape) is not { } value)
            return Refuse(ShapeDiagnostics.Unequal(At(syntax), "`if` chooses between", At(syntax.Then), a.Shape, At(syntax.Else), b.Shape));
        if (c.Shape.Length is null or 1) return new Typed(new Choice(c.Value, a.Value, b.Value), value);
        return Together(value, c.Shape with { IsCondition = false }, "`if` joins", syntax, syntax.Then, syntax.Condition) is { } shape
            ? new Typed(new Choice(c.Value, a.Value, b.Value), shape)
            : null;
    }

    private Shape? Together(Shape a, Shape b, string operation, Expression whole, Expression left, Expression right)
    {
        if (!a.IsMatrix && !b.IsMatrix && Shape.Together(a, b) is { } shape) return shape;
        diagnostics.Add(ShapeDiagnostics.Unequal(At(whole), operation, At(left), a, At(right), b));
        return null;
    }

    private Location At(SyntaxNode node) => new(source, node.Span);

    private Typed? Refuse(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return null;
    }
}
