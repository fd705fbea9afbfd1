using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>Numbers for derived quantities, tabulated ones by quadrature on the spot.</summary>
/// <param name="start">Where the integrals begin.</param>
/// <param name="breaks">Where integrands jump, rising.</param>
/// <param name="mean">μ, for formulas in which <see cref="Tabulated.MeanScaleSymbol"/> stands for it.</param>
public sealed class QuantityValues(Symbol time, IReadOnlyDictionary<string, double> values, double start, ImmutableArray<double> breaks, Quantity? mean)
{
    private readonly Dictionary<string, double> all = new(values);
    private readonly Dictionary<Tabulated, SplitIntegral> integrals = new(ReferenceEqualityComparer.Instance);

    /// <summary>Of a process, or of one component, that has been derived.</summary>
    public static QuantityValues Of(IsotropicDerived process) => new(process.Time, process.Values, process.Interval.Start, process.Breaks, process.MeanScale);

    public double At(Quantity quantity, double t) => quantity switch
    {
        Closed(var value) => At(value, t),
        Tabulated(_, var outer) tabulated => At(outer, t, Integral(tabulated).To(t)),
        _ => throw new InvalidOperationException($"no case for {quantity}"),
    };

    public double At(Expr formula, double t) => At(formula, t, double.NaN);

    private double At(Expr formula, double t, double integral)
    {
        // What is evaluated on the way comes first: it leaves its own values behind.
        var μ = mean is not null && formula.DependsOn(Tabulated.MeanScaleSymbol) ? At(mean, t) : double.NaN;
        (all[time.Name], all[Tabulated.IntegralSymbol.Name], all[Tabulated.MeanScaleSymbol.Name]) = (t, integral, μ);
        return Evaluator.Evaluate(formula, all);
    }

    private SplitIntegral Integral(Tabulated tabulated) => integrals.TryGetValue(tabulated, out var known)
        ? known
        : integrals[tabulated] = new SplitIntegral(s => At(tabulated.Integrand, s), start, breaks);
}
