using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Transport;

/// <summary>A = ∫ max_i σ_i²/2 dt, in x²: the noise that a process has to its disposal, the same at every pace. S_tot A ≥ L² ≥ W₂² by Cauchy and Schwarz.</summary>
internal static class NoiseBudget
{
    private const double Tolerance = 1e-10;

    /// <summary>A, and its error.</summary>
    public static (double Value, double Error) Of(Process process) =>
        new AdaptiveQuadrature(times => [.. process.At(times).Select(k => k.GreatestDiffusion / 2)], Tolerance).Integrate(process.Time, process.Jumps);
}
