using System.Numerics;
using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Runtime.Elementary;

namespace NeuralEntropy.Runtime.Tests.Processes;

/// <summary>Linear processes whose moments are known, from t = 0 unless they say where.</summary>
/// <param name="Moments">In closed form, without cancellation near the start.</param>
public sealed record KnownLinear(Interval Time, Func<double, LinearCoefficients> Coefficients, Func<double, LinearMoments> Moments)
{
    public static KnownLinear Of(string name) => name switch
    {
        "diagonal" => Diagonal([0.3, 40], [1.5, -2], [1, 1e-3], 0),
        "diagonal from 2" => Diagonal([0.3, 4], [1.5, -2], [1, 1e-3], 2),
        "rotating" => Rotating(0.7, 5, 1.3, [1, -0.5], t => t, _ => 1),
        "retimed" => Rotating(0.7, 5, 1.3, [1, -0.5], t => t * t / 2 + 0.01 * t, t => t + 0.01),
        "steeply retimed" => Rotating(0.7, 5, 1.3, [1, -0.5], t => Math.Pow(t, 1.5), t => 1.5 * Math.Sqrt(t)),
        "triangular" => Triangular(30, 0.5, 2),
        "growing" => Diagonal([-3, 1], [1, 0], [1, 2], 0),
        _ => throw new ArgumentException(name),
    };

    // Independent components: M = e^(−θt), d = c (1 − e^(−θt))/θ, S = σ² (1 − e^(−2θt))/2θ.
    private static KnownLinear Diagonal(double[] θ, double[] c, double[] σ, double start) => new(
        new(start, start + 3),
        _ => new(new[,] { { -θ[0], 0 }, { 0, -θ[1] } }, c, [σ[0] * σ[0], σ[1] * σ[1]]),
        t => new(
            new[,] { { Exp(-θ[0] * (t - start)), 0 }, { 0, Exp(-θ[1] * (t - start)) } },
            [.. c.Select((x, i) => -x * Expm1(-θ[i] * (t - start)) / θ[i])],
            new[,] { { -σ[0] * σ[0] * Expm1(-2 * θ[0] * (t - start)) / (2 * θ[0]), 0 }, { 0, -σ[1] * σ[1] * Expm1(-2 * θ[1] * (t - start)) / (2 * θ[1]) } }));

    // A = g (−θ I + ω J) and σ² = g s² of the time τ = ∫g: in the complex plane λ = −θ + iω, M = e^(λτ), d = c (e^(λτ) − 1)/λ.
    private static KnownLinear Rotating(double θ, double ω, double s, double[] c, Func<double, double> τ, Func<double, double> g) => new(
        new(0, 2),
        t => new(new[,] { { -θ * g(t), -ω * g(t) }, { ω * g(t), -θ * g(t) } }, [c[0] * g(t), c[1] * g(t)], [s * s * g(t), s * s * g(t)]),
        t =>
        {
            var λ = new Complex(-θ, ω);
            var (M, d) = (Complex.Exp(λ * τ(t)), new Complex(c[0], c[1]) * ComplexExpm1(λ * τ(t)) / λ);
            var S = -s * s * Expm1(-2 * θ * τ(t)) / (2 * θ);
            return new(new[,] { { M.Real, -M.Imaginary }, { M.Imaginary, M.Real } }, [d.Real, d.Imaginary], new[,] { { S, 0 }, { 0, S } });
        });

    // A = [[−1, k], [0, −2]], far from normal; with w = 1 − e^(−t) every integral is a polynomial of w.
    private static KnownLinear Triangular(double k, double σ1, double σ2) => new(
        new(0, 3),
        _ => new(new[,] { { -1, k }, { 0, -2 } }, [0, 0], [σ1 * σ1, σ2 * σ2]),
        t =>
        {
            var (w, s1, s2) = (-Expm1(-t), σ1 * σ1, σ2 * σ2);
            var S11 = -s1 * Expm1(-2 * t) / 2 + k * k * s2 * w * w * w * (1.0 / 3 - w / 4);
            var S12 = k * s2 * w * w * (1.0 / 2 - 2 * w / 3 + w * w / 4);
            return new(new[,] { { Exp(-t), k * Exp(-t) * w }, { 0, Exp(-2 * t) } }, [0, 0], new[,] { { S11, S12 }, { S12, -s2 * Expm1(-4 * t) / 4 } });
        });

    private static Complex ComplexExpm1(Complex z)
    {
        if (Complex.Abs(z) > 0.5) return Complex.Exp(z) - 1;
        var (sum, term) = (z, z);
        for (var k = 2; k < 30; k++) sum += term *= z / k;
        return sum;
    }
}
