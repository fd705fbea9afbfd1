using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Folds expressions without free names to numbers.</summary>
internal sealed class ConstantBinder(SourceText source, BindingReport diagnostics)
{
    /// <summary>The value, or null when it is not a finite constant, which has then been reported.</summary>
    public double? Number(Expression syntax, string role)
    {
        if (new ExpressionBinder(Scope.Empty, source, diagnostics).Number(syntax, role) is not { } formula) return null;
        var value = Evaluator.Evaluate(formula, ImmutableDictionary<string, double>.Empty);
        if (double.IsFinite(value)) return value;
        diagnostics.Add(ShapeDiagnostics.NotFinite(new Location(source, syntax.Span), value.ToString()));
        return null;
    }
}
