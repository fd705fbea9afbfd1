namespace NeuralEntropy.Runtime.Processes;

/// <summary>dY = (A Y + c) dt + diag(σ) dB at one time.</summary>
/// <param name="Drift">A, [D, D], per unit of time.</param>
/// <param name="Offset">c, [D], in x per unit of time.</param>
/// <param name="Diffusion">σ_i², [D], in x² per unit of time.</param>
public sealed record LinearCoefficients(double[,] Drift, double[] Offset, double[] Diffusion)
{
    public bool IsFinite => Drift.Cast<double>().Concat(Offset).Concat(Diffusion).All(double.IsFinite);
}
