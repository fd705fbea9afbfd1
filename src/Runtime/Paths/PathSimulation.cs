using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Paths;

/// <summary>
/// Paths of the forward process from the data, and the entropy Δs = ln p_0(y_0) − ln p_T(y_N) + Σ_k ln q_k(y_{k+1}|y_k)/q_k(y_k|y_{k+1}) that each produces: the logarithm of
/// the ratio of its probability and that of its reversal under the same steps in reversed order, started from p_T (Seifert 2012). Both are normalised whatever the
/// steps are, so ⟨exp(−Δs)⟩ = 1 exactly at any number of them; ⟨Δs⟩ is S_tot in the limit of many.
/// </summary>
/// <param name="steps">The fewest; each path is followed with twice and four times as many, too, on the same Brownian motion.</param>
internal sealed class PathSimulation(Conditions given, int steps)
{
    /// <summary>How often the finest steps go into the coarsest.</summary>
    public const int Refinement = 4;

    private readonly Kernel[] ends = given.Process.At([given.Process.Time.Start, given.Process.Time.End]);

    // From the coarsest to the finest.
    private readonly EulerChain[] chains = Chains(given, steps);

    /// <summary>Steps along all three paths of a unit and its opposite.</summary>
    public long Evaluations => 2L * steps * (1 + 2 + Refinement);

    /// <summary>Δs of units that share the data point: with some noise, and with its opposite.</summary>
    /// <returns>[3, 2, units], from the coarsest steps to the finest.</returns>
    public Tensor Entropies(int units, Generator generator)
    {
        using var scope = NewDisposeScope();
        var noise = new AntitheticNoise(given, units, generator);
        var start = ends[0].Carry(noise.Data(), noise.Next());
        var states = chains.Select(_ => start).ToArray();
        var first = given.Data.LogDensity(start, ends[0]);
        var entropies = chains.Select(_ => first).ToArray();
        for (var k = 0; k < steps; k++)
        {
            using var step = NewDisposeScope();
            Tensor[] z = [.. Enumerable.Range(0, Refinement).Select(_ => noise.Next())];
            for (var level = chains.Length - 1; level >= 0; level--)
            {
                for (var i = 0; i < z.Length; i++)
                {
                    (states[level], var added) = chains[level].Step(k * z.Length + i, states[level], z[i]);
                    entropies[level] = entropies[level] + added;
                }
                if (level > 0) z = [.. Enumerable.Range(0, z.Length / 2).Select(i => Joined(chains[level], k * z.Length + 2 * i, z[2 * i], z[2 * i + 1]))];
            }
            for (var level = 0; level < chains.Length; level++) (states[level], entropies[level]) = (states[level].MoveToOuterDisposeScope(), entropies[level].MoveToOuterDisposeScope());
        }
        var all = stack([.. states.Zip(entropies, (y, s) => s - given.Data.LogDensity(y, ends[1]))]);
        return all.reshape([chains.Length, 2, units]).MoveToOuterDisposeScope();
    }

    // The noise of one step as long as two.
    private static Tensor Joined(EulerChain chain, int k, Tensor a, Tensor b)
    {
        var share = chain.Length(k) / (chain.Length(k) + chain.Length(k + 1));
        return (a * Math.Sqrt(share)).add_(b, Math.Sqrt(1 - share));
    }

    private static EulerChain[] Chains(Conditions given, int steps)
    {
        var times = TimeGrid.Of(given.Process, given.Data.Variances.Average(), Refinement * steps);
        return [.. ((int[])[Refinement, 2, 1]).Select(every => new EulerChain(given.Process, [.. times.Where((_, i) => i % every == 0)]))];
    }
}
