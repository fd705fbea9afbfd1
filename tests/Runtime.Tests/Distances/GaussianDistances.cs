using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Runtime.Tests.Distances;

/// <summary>Closed forms of squared distances between N(m₁, s₁² I) and N(m₂, s₂² I).</summary>
public static class GaussianDistances
{
    /// <summary>|Δm|²/D + (s₁ − s₂)².</summary>
    public static double SlicedWasserstein(Normal p, Normal q) => Shift(p, q) / p.Dimension + Math.Pow(p.Deviation - q.Deviation, 2);

    /// <summary>|Δm|² + D (s₁ − s₂)².</summary>
    public static double Frechet(Normal p, Normal q) => p.Dimension * SlicedWasserstein(p, q);

    /// <summary>E k = (ℓ²/w)^(D/2) exp(−|Δm|²/2w) with w = ℓ² + s₁² + s₂².</summary>
    public static double Discrepancy(Normal p, Normal q, double ℓ)
    {
        double Mean(Normal a, Normal b)
        {
            var w = ℓ * ℓ + a.Deviation * a.Deviation + b.Deviation * b.Deviation;
            return Math.Pow(ℓ * ℓ / w, a.Dimension / 2.0) * Math.Exp(-Shift(a, b) / (2 * w));
        }
        return Mean(p, p) + Mean(q, q) - 2 * Mean(p, q);
    }

    /// <summary>2 E‖X − Y‖ − E‖X − X'‖ − E‖Y − Y'‖ in one or three dimensions, where the mean length of a shifted normal vector is elementary.</summary>
    public static double Energy(Normal p, Normal q)
    {
        double Length(Normal a, Normal b)
        {
            var (μ, s) = (Math.Sqrt(Shift(a, b)), Math.Sqrt(a.Deviation * a.Deviation + b.Deviation * b.Deviation));
            var bell = s * Math.Sqrt(2 / Math.PI) * Math.Exp(-μ * μ / (2 * s * s));
            var erf = ErrorFunction.Erf(μ / s / Math.Sqrt(2));
            return a.Dimension == 1 ? bell + μ * erf : μ == 0 ? 2 * bell : bell + (μ + s * s / μ) * erf;
        }
        return 2 * Length(p, q) - Length(p, p) - Length(q, q);
    }

    private static double Shift(Normal p, Normal q) => p.Mean.Zip(q.Mean, (a, b) => (a - b) * (a - b)).Sum();
}
