using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>
/// S_tot of N points far apart, which is what a network stores that remembers them: with the noise Σ at the cut-off, KL(p_Σ‖p_eq) − KL(p_T‖p_eq),
/// KL(p_Σ‖N(0, I)) = −ln N − (D/2) ln 2πeΣ² + ½ E|y|² + (D/2) ln 2π up to the overlap of the points.
/// </summary>
public sealed class MemorisationTests
{
    [Theory]
    [InlineData(1, 64, 2)]
    [InlineData(1e-2, 64, 2)]
    [InlineData(1, 27, 3)]
    [InlineData(1, 512, 3)]
    public void It_grows_as_the_noise_gets_less_and_falls_with_the_logarithm_of_their_number(double scale, int count, int dimension)
    {
        var (data, process) = (Grid(count, dimension), new VariancePreserving { Start = 1e-5 * scale });
        var ends = process.At([process.Start, process.End]);
        var expected = Apart(data, (IsotropicKernel)ends[0]) - Moments(data, (IsotropicKernel)ends[1]);
        new Trial(process, data) { Asked = [new TotalEntropyProduction()], Samples = 2048 }.Run()["S_tot"].ShouldAgree(expected, 0.01);
    }

    private static double Apart(Points data, IsotropicKernel k)
    {
        var (D, Σ2, μ2) = (data.Dimension, k.StandardDeviation * k.StandardDeviation, k.MeanScale * k.MeanScale);
        return -Math.Log(data.Count) - D * (Math.Log(2 * Math.PI * Σ2) + 1) / 2 + (μ2 * Square(data) + D * Σ2) / 2 + D * Math.Log(2 * Math.PI) / 2;
    }

    // At the end hardly anything is left of the points: the normal distribution of their moments.
    private static double Moments(Points data, IsotropicKernel k)
    {
        var μ2 = k.MeanScale * k.MeanScale;
        var V = data.Variances.Select(v => μ2 * v + k.StandardDeviation * k.StandardDeviation);
        return (V.Sum(v => v - 1 - Math.Log(v)) + μ2 * data.Mean.Sum(m => m * m)) / 2;
    }

    private static double Square(Points data) => data.Variances.Sum() + data.Mean.Sum(m => m * m);

    // A cubic lattice of spacing ½ about (0.1, 0.1, …).
    private static Points Grid(int count, int dimension)
    {
        var side = (int)Math.Round(Math.Pow(count, 1.0 / dimension));
        return new Points([.. Enumerable.Range(0, count).Select(i => (ImmutableArray<double>)
            [.. Enumerable.Range(0, dimension).Select(d => 0.1 + 0.5 * (i / (int)Math.Pow(side, d) % side - (side - 1) / 2.0))])]);
    }
}
