using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Formulas of the time and the parameters: one for all components, or one for each.</summary>
internal sealed record Spread(EquatableArray<Expr> Items, Location At)
{
    public Stated this[int component] => new(Items.At(component), At);

    public Spread Power(double exponent) => this with { Items = [.. Items.Select(item => Simplifier.Simplify(Expr.Pow(item, exponent)))] };
}
