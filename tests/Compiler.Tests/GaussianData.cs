using NeuralEntropy.Compiler.Derivation;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>
/// What a process makes of Gaussian data N(m, s² I): V = μ² s² + Σ² and Ṡ = (σ²/2) [D (V/v − 1)²/V + μ² |m|²/v²], integrated over time, without chance.
/// </summary>
internal sealed class GaussianData(DerivedProcess process, int D, double m2, double s2)
{
    private readonly QuantityValues values = QuantityValues.Of(process);

    public double Start => process.Interval.Start;

    public double End => process.Interval.End;

    /// <summary>V(t).</summary>
    public double Variance(double t) => Square(values.At(process.MeanScale, t)) * s2 + values.At(process.Variance, t);

    /// <summary>μ² |m|².</summary>
    public double Mean2(double t) => Square(values.At(process.MeanScale, t)) * m2;

    /// <summary>S_tot.</summary>
    public double Total() => Graded(t =>
    {
        var (V, P) = (Variance(t), values.At(process.EquilibriumPrecision, t));
        return values.At(process.Diffusion, t) / 2 * (D * (V * P - 1) * (V * P - 1) / V + Mean2(t) * P * P);
    });

    /// <summary>KL(p_t‖N(0, v I)).</summary>
    public double Divergence(double t, double v)
    {
        var V = Variance(t);
        return (D * (V / v - 1 - Math.Log(V / v)) + Mean2(t) / v) / 2;
    }

    /// <summary>∫ f over panels that shrink towards both ends, where rates may grow without bound, cut where steps end.</summary>
    public double Graded(Func<double, double> f)
    {
        double[] places = [0, .. Enumerable.Range(0, 25).Select(i => Math.Pow(0.5, 25 - i)), .. Enumerable.Range(2, 24).Select(i => 1 - Math.Pow(0.5, i)), 1];
        double[] cuts = [.. places.Select(p => Start + (End - Start) * p).Concat(process.Breaks).Distinct().Order()];
        return cuts.Zip(cuts.Skip(1), (a, b) => Quadrature.Integrate(f, a, b)).Sum();
    }

    private static double Square(double x) => x * x;
}
