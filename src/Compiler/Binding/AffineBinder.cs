using System.Collections.Immutable;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Sums, products and quotients of data and numbers: <c>2 * ring(1, 0.1) + [1, 0]</c>. Maps of maps are one map where no matrix is among them.</summary>
internal sealed class AffineBinder(DataBinder data, SourceText source, BindingReport diagnostics)
{
    private static readonly Term term = Catalogue.Of<AffineData>().Single();

    /// <summary>What a number beside data does to it.</summary>
    /// <param name="Scale">What it is multiplied by.</param>
    /// <param name="Matrix">The same, row by row.</param>
    /// <param name="Offset">What is added to it then.</param>
    private sealed record Step(PerComponent Scale, ImmutableArray<ImmutableArray<double>> Matrix, PerComponent Offset)
    {
        public static Step Times(PerComponent scale) => new(scale, default, 0);

        public static Step Plus(PerComponent offset) => new(1, default, offset);
    }

    public BoundTerm? Bind(UnaryExpression syntax) =>
        data.Bind(syntax.Operand) is not { } inner ? null
        : syntax.Operator == UnaryOperator.Plus ? inner
        : Mapped(syntax, inner, Step.Times(-1), syntax);

    public BoundTerm? Bind(BinaryExpression syntax)
    {
        var numberFirst = ConstantBinder.IsConstant(syntax.Left);
        if (!numberFirst && !ConstantBinder.IsConstant(syntax.Right)) return Refuse(DataDiagnostics.NotAffine(At(syntax), Sign(syntax.Operator)));
        var (number, mapped) = numberFirst ? (syntax.Left, syntax.Right) : (syntax.Right, syntax.Left);
        var (inner, constant) = (data.Bind(mapped), new ConstantBinder(source, diagnostics).Numbers(number));
        if (inner is null || constant is not var (shape, values)) return null;
        if (!Fits(shape, values.Length, DataBinder.DimensionOf(inner), syntax.Operator == BinaryOperator.Multiply && numberFirst))
            return Refuse(DataDiagnostics.ShapeBesideData(At(syntax), Sign(syntax.Operator), At(number), shape, At(mapped), DataBinder.DimensionOf(inner)));
        var beside = values.Length == 1 ? PerComponent.Common(values[0]) : PerComponent.Each(values.AsSpan());
        var step = (syntax.Operator, numberFirst) switch
        {
            (BinaryOperator.Add, _) => Step.Plus(beside),
            (BinaryOperator.Subtract, false) => Step.Plus(Each(beside, x => -x)),
            (BinaryOperator.Subtract, true) => new Step(-1, default, beside),
            (BinaryOperator.Multiply, _) when shape.IsMatrix && values.Length > 1 => new Step(1, Rows(values, shape.Columns!.Value), 0),
            (BinaryOperator.Multiply, _) => Step.Times(beside),
            (BinaryOperator.Divide, false) => Step.Times(Each(beside, x => 1 / x)),
            _ => null,
        };
        if (step is null) return Refuse(DataDiagnostics.NotAffine(At(syntax), Sign(syntax.Operator)));
        if (step.Scale.Values.All(double.IsFinite)) return Mapped(syntax, inner, step, number);
        return Refuse(ShapeDiagnostics.NotFinite(At(number), "a divisor of 0"));
    }

    private static bool Fits(Shape shape, int count, int dimension, bool mayBeMatrix) =>
        count == 1 || (shape.IsMatrix ? mayBeMatrix && shape == Shape.Matrix(dimension, dimension) : count == dimension);

    private BoundTerm? Mapped(Expression syntax, BoundTerm inner, Step step, Expression number)
    {
        var at = At(number);
        if (inner.Term == term && inner["matrix"] is null && step.Matrix.IsDefault)
        {
            var (scale, offset) = (Stated(inner["scale"], 1), Stated(inner["offset"], 0));
            step = new Step(Joined(step.Scale, scale, (a, b) => a * b), default, Joined(Joined(step.Scale, offset, (a, b) => a * b), step.Offset, (a, b) => a + b));
            inner = ((TermValue)inner["data"]!).Term;
        }
        BoundArgument?[] arguments =
        [
            Argument("data", new TermValue(inner)),
            step.Scale is { IsCommon: true, Values: [1] } ? null : Argument("scale", Value(step.Scale)),
            step.Matrix.IsDefault ? null : Argument("matrix", new ListValue([.. step.Matrix.Select(row => (BoundValue)Value(PerComponent.Each(row.AsSpan())))])),
            step.Offset is { IsCommon: true, Values: [0] } ? null : Argument("offset", Value(step.Offset)),
        ];
        return data.Sound(new BoundTerm(term, [.. arguments.OfType<BoundArgument>()], At(syntax)));

        BoundArgument Argument(string name, BoundValue value) => new(term.Find(name)!, value, at);
    }

    private static PerComponent Stated(BoundValue? value, double unstated) => value switch
    {
        null => unstated,
        NumberValue number => number.Value,
        _ => PerComponent.Each([.. ((ListValue)value).Items.Select(item => ((NumberValue)item).Value)]),
    };

    private static BoundValue Value(PerComponent values) =>
        values.IsCommon ? new NumberValue(values.Values[0]) : new ListValue([.. values.Values.Select(v => new NumberValue(v))]);

    private static PerComponent Each(PerComponent values, Func<double, double> f) => values with { Values = [.. values.Values.Select(f)] };

    private static PerComponent Joined(PerComponent a, PerComponent b, Func<double, double, double> f) =>
        a.IsCommon ? Each(b, x => f(a.Values[0], x)) : b.IsCommon ? Each(a, x => f(x, b.Values[0])) : PerComponent.Each([.. a.Values.Zip(b.Values, f)]);

    private static ImmutableArray<ImmutableArray<double>> Rows(ImmutableArray<double> values, int columns) => [.. values.Chunk(columns).Select(row => row.ToImmutableArray())];

    private static string Sign(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "^",
    };

    private BoundTerm? Refuse(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return null;
    }

    private Location At(SyntaxNode node) => new(source, node.Span);
}
