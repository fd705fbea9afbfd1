using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A formula as a function of time, at given values of the parameters.</summary>
internal sealed class Curve(Expr formula, Symbol time, IReadOnlyDictionary<string, double> values)
{
    private readonly Dictionary<string, double> all = new(values);

    public Expr Formula => formula;

    public double At(double t)
    {
        all[time.Name] = t;
        return Evaluator.Evaluate(formula, all);
    }
}
