using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>Closed forms for data N(m, s₀² I) with V = μ² s₀² + Σ² and p_eq = N(0, v I).</summary>
public static class GaussianTheory
{
    /// <summary>KL(p_t‖p_eq) = ½ [D (V/v − 1 − ln V/v) + μ²|m|²/v].</summary>
    public static double Divergence(Normal data, IsotropicKernel k)
    {
        var (V, v) = (Variance(data, k), 1 / k.EquilibriumPrecision);
        return (data.Dimension * (V / v - 1 - Math.Log(V / v)) + k.MeanScale * k.MeanScale * data.Mean.Sum(m => m * m) / v) / 2;
    }

    /// <summary>S_tot of a process with a constant p_eq: KL at the start minus KL at the end.</summary>
    public static double Entropy(Normal data, IsotropicProcess process)
    {
        var kernels = process.At([process.Time.Start, process.Time.End]);
        return Divergence(data, kernels[0]) - Divergence(data, kernels[1]);
    }

    /// <summary>Ṡ = (σ²/2) [D (V − v)²/(V v²) + μ²|m|²/v²].</summary>
    public static double Rate(Normal data, IsotropicKernel k)
    {
        var (V, v) = (Variance(data, k), 1 / k.EquilibriumPrecision);
        return k.Diffusion / 2 * (data.Dimension * (V - v) * (V - v) / (V * v * v) + k.MeanScale * k.MeanScale * data.Mean.Sum(m => m * m) / (v * v));
    }

    /// <summary>v_2² = μ'²|m|² + D V'²/(4V) = (σ²/2) Ṡ.</summary>
    public static double SquaredSpeed(Normal data, IsotropicKernel k) => k.Diffusion / 2 * Rate(data, k);

    /// <summary>∫ f(t) dt, Gauss–Legendre on panels that grow from the start.</summary>
    public static double Integral(IsotropicProcess process, Func<IsotropicKernel, double> f)
    {
        var rule = new GaussLegendre(12);
        double[] bounds = [.. Enumerable.Range(0, 65).Select(k => process.Time.Start + process.Time.Length * Math.Pow(k / 64.0, 2))];
        return bounds.Zip(bounds.Skip(1), (a, b) => process.At([.. rule.Nodes.Select(x => (a + b) / 2 + (b - a) / 2 * x)]).Zip(rule.Weights, (k, w) => w * (b - a) / 2 * f(k)).Sum()).Sum();
    }

    public static double Variance(Normal data, IsotropicKernel k) => Math.Pow(k.MeanScale * data.Deviation, 2) + Math.Pow(k.StandardDeviation, 2);
}
