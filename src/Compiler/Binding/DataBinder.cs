using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Binds what stands for data: forms, mixtures, and data made of data. What makes none is told at the argument that is at fault.</summary>
internal sealed class DataBinder(TermBinder terms, SourceText source, BindingReport diagnostics)
{
    public static int DimensionOf(BoundTerm data) => ((DataDistribution)TermActivator.Create(data)).Dimension;

    public BoundTerm? Bind(Expression syntax) => syntax switch
    {
        ParenthesisedExpression inner => Bind(inner.Inner),
        MixtureExpression mixture => BindMixture(mixture),
        UnaryExpression unary when !ConstantBinder.IsConstant(unary) => new AffineBinder(this, source, diagnostics).Bind(unary),
        BinaryExpression binary when !ConstantBinder.IsConstant(binary) => new AffineBinder(this, source, diagnostics).Bind(binary),
        _ => Sound(terms.Named(syntax, typeof(DataDistribution))),
    };

    /// <summary>The data, or null where its numbers make none.</summary>
    public BoundTerm? Sound(BoundTerm? data)
    {
        if (data is null || TermActivator.FaultOf(data) is not { } fault) return data;
        diagnostics.Add(DataDiagnostics.Unsound(data, fault));
        return null;
    }

    private BoundTerm? BindMixture(MixtureExpression syntax)
    {
        if (syntax.Components.IsEmpty)
        {
            if (!diagnostics.Lacks<MixtureComponent>()) diagnostics.Add(ExperimentDiagnostics.MixtureEmpty(At(syntax)));
            return null;
        }
        var weights = syntax.Components.Select(c => BindWeight(c.Weight)).ToArray();
        var components = syntax.Components.Select(c => Bind(c.Distribution)).ToArray();
        if (weights.Any(w => w is null) || components.Any(c => c is null)) return null;
        foreach (var component in components.Skip(1))
            if (DimensionOf(component!) != DimensionOf(components[0]!))
            {
                diagnostics.Add(ShapeDiagnostics.Dimensions(component!.At, DimensionOf(component), components[0]!.At, DimensionOf(components[0]!)));
                return null;
            }
        var sum = weights.Sum(w => w!.Value);
        if (Math.Abs(sum - 1) > 1e-6 && !diagnostics.Lacks<MixtureComponent>())
            diagnostics.Add(ExperimentDiagnostics.WeightsNormalised(At(syntax.Components[^1].Weight), sum));
        var (term, at) = (Catalogue.Of<Mixture>().Single(), At(syntax));
        BoundValue normalised = new ListValue([.. weights.Select(w => new NumberValue(w!.Value / sum))]);
        BoundValue parts = new ListValue([.. components.Select(c => new TermValue(c!))]);
        return new BoundTerm(term, [new BoundArgument(term.Parameters[0], normalised, at), new BoundArgument(term.Parameters[1], parts, at)], at);
    }

    private double? BindWeight(Expression syntax)
    {
        if (new ConstantBinder(source, diagnostics).Number(syntax, "a weight") is not { } weight) return null;
        if (weight > 0) return weight;
        diagnostics.Add(ExperimentDiagnostics.NoWeight(At(syntax), weight.ToString("G6")));
        return null;
    }

    private Location At(SyntaxNode node) => new(source, node.Span);
}
