namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// A process at one time t: p(y|x) = N(μ x, Σ² I) with y the state at t and x the data, its noise strength and its quasi-equilibrium.
/// </summary>
/// <param name="Time">t, in the units of the file's time interval.</param>
/// <param name="MeanScale">μ(t).</param>
/// <param name="StandardDeviation">Σ(t), in the units of x.</param>
/// <param name="Diffusion">σ²(t), in x² per unit of time.</param>
/// <param name="EquilibriumPrecision">1/v(t), where p_eq = N(0, v I); 0 where p_eq is flat.</param>
public readonly record struct Kernel(double Time, double MeanScale, double StandardDeviation, double Diffusion, double EquilibriumPrecision)
{
    /// <summary>−ln SNR = ln(Σ²/μ²). Its rate is σ²/Σ², which is why entropies are integrated in it.</summary>
    public double NegativeLogSnr => 2 * Math.Log(StandardDeviation / MeanScale);
}
