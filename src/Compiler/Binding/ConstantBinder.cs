using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Folds expressions without free names to numbers.</summary>
internal sealed class ConstantBinder(SourceText source, BindingReport diagnostics)
{
    /// <summary>The value, or null when it is not a finite constant, which has then been reported.</summary>
    public double? Number(Expression syntax, string role) =>
        new ExpressionBinder(Scope.Empty, source, diagnostics).Number(syntax, role) is { } formula ? Finite(syntax, formula) : null;

    /// <summary>A number, a vector or a matrix: its shape and its numbers, row by row.</summary>
    public (Shape Shape, ImmutableArray<double> Values)? Numbers(Expression syntax)
    {
        if (new ExpressionBinder(Scope.Empty, source, diagnostics).Value(syntax, "arithmetic with data") is not { } bound) return null;
        var values = ImmutableArray.CreateBuilder<double>();
        foreach (var item in Components.Of(bound.Value, _ => null).Items)
        {
            if (Finite(syntax, item) is not { } value) return null;
            values.Add(value);
        }
        return (bound.Shape, values.ToImmutable());
    }

    /// <summary>Whether it is made of numbers alone, as far as its words tell: of no data, and of no name of the file.</summary>
    public static bool IsConstant(Expression syntax) => syntax switch
    {
        NumberExpression or ListExpression => true,
        ParenthesisedExpression inner => IsConstant(inner.Inner),
        ConditionalExpression or ComparisonExpression => syntax.Children().OfType<Expression>().All(IsConstant),
        UnaryExpression unary => IsConstant(unary.Operand),
        BinaryExpression binary => IsConstant(binary.Left) && IsConstant(binary.Right),
        NameExpression name => Functions.Constants.ContainsKey(name.Identifier.Name),
        CallExpression call => Functions.Find(call.Function.Name) is not null,
        _ => false,
    };

    private double? Finite(Expression syntax, Expr formula)
    {
        var value = Evaluator.Evaluate(formula, ImmutableDictionary<string, double>.Empty);
        if (double.IsFinite(value)) return value;
        diagnostics.Add(ShapeDiagnostics.NotFinite(new Location(source, syntax.Span), value.ToString()));
        return null;
    }
}
