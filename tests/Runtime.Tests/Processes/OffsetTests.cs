using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Data;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Processes;

/// <summary>
/// The same law three ways: a process with its equilibrium at 0 of data x − m, the one that is pulled to m of data x, and that written with matrices.
/// </summary>
public sealed class OffsetTests
{
    private static readonly double[] M = [1.5, -0.7];
    private static readonly NormalMixture Data = new([0.4, 0.6], [new([1, 0], [0.3, 1]), new([-1, 1], 0.5)]);
    private static readonly VariancePreserving Centred = new() { Kappa = 0.8 };
    private static readonly PulledTo Pulled = new(Centred, M);

    private static DataDistribution Shifted => Data.Mapped(AffineMap.Of([1, 1], [.. M]));

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.05)]
    [InlineData(0.9)]
    public void Every_field_is_the_centred_one_moved(double time)
    {
        using var scope = NewDisposeScope();
        var (here, there) = (Centred.At([time])[0], Pulled.At([time])[0]);
        var (x, z, m) = (Forms.Draw(Data, 64), Forms.Draw(new Normal([0, 0], 1), 64, 1), tensor(M, dtype: float64));
        var y = here.Carry(x, z, -1);
        Alike(there.Carry(x + m, z, -1), y + m);
        Alike(there.EquilibriumScore(y + m), here.EquilibriumScore(y));
        Alike(there.ConditionalIdeal(y + m, z), here.ConditionalIdeal(y, z));
        Alike(there.ScoreOfData(x + m, y + m), here.ScoreOfData(x, y));
        Alike(Shifted.LogDensity(y + m, there), Data.LogDensity(y, here));
        using var score = Shifted.ScoreAt(there, CPU)!;
        using var expected = Data.ScoreAt(here, CPU)!;
        Alike(score.Evaluate(y + m), expected.Evaluate(y));
        Alike(there.Ideal(score.Evaluate(y + m), y + m), here.Ideal(expected.Evaluate(y), y));
    }

    /// <summary>The same draws give the same numbers: the nodes are those of the same u.</summary>
    [Fact]
    public void All_measures_are_the_same_numbers()
    {
        static Runtime.Results.RunResult Run(Process process, DataDistribution data) =>
            new Trial(process, data, c => new Perturbed(c, factor: 1.1, slope: 0.1)) { Samples = 4096, Asked = [.. Trial.AllMeasures, new HousekeepingEntropy(), new ExcessEntropy()] }.Run();
        var points = new ByPoints(Shifted);
        var (centred, pulled, isotropic, linear) = (Run(Centred, Data), Run(Pulled, Shifted), Run(Pulled, points), Run(new AsLinear(Pulled, 2), points));
        centred.Measures.Length.ShouldBe(7);
        foreach (var measure in centred.Measures)
        {
            pulled[measure.Name]!.Estimate.Value.ShouldBe(measure.Estimate.Value, 1e-12 * centred["S_tot"]!.Estimate.Value, measure.Name);
            linear[measure.Name]!.Estimate.Value.ShouldBe(isotropic[measure.Name]!.Estimate.Value, 1e-9 * centred["S_tot"]!.Estimate.Value, measure.Name);
        }
    }

    [Fact]
    public void Written_with_matrices_the_moments_are_the_same()
    {
        var linear = new AsLinear(Pulled, 2);
        foreach (var time in new[] { 1e-20, 1e-6, 0.05, 0.5, 1 })
        {
            var (k, expected) = (linear.At([time])[0], Pulled.At([time])[0]);
            k.NegativeLogSnr.ShouldBe(expected.NegativeLogSnr, 1e-11);
            k.Weight(1).ShouldBe(expected.Weight(1), 1e-12 * expected.Weight(1));
            for (var i = 0; i < 2; i++)
            {
                k.Moments.Mean[i, i].ShouldBe(expected.MeanScale, 1e-12 * expected.MeanScale);
                k.Moments.Offset[i].ShouldBe(expected.MeanOffset![i], 1e-11 * Math.Abs(expected.MeanOffset[i]) + 1e-16);
                k.Colouring[i, i].ShouldBe(expected.StandardDeviation, 1e-12 * expected.StandardDeviation);
                k.Colouring[1, 0].ShouldBe(0);
            }
        }
    }

    /// <summary>float32 rows: the offsets are rounded with the states.</summary>
    [Theory]
    [InlineData(Weight.Variance)]
    [InlineData(Weight.Likelihood)]
    public void Training_sees_the_same_residuals(Weight weight)
    {
        using var scope = NewDisposeScope();
        TrainingBatch Next(Process process, DataDistribution data) => new TrainingBatches(
            process, data, new TrainingPlan(new EntropyMatching(weight), samples: 64, batch: 64, throws: 2, epochs: 1), new TrainingOptions(1, CPU)).Next();
        var batches = new[] { Next(Centred, Data), Next(Pulled, Shifted), Next(new AsLinear(Pulled, 2), Shifted) };
        var n = batches[0].State.sin();
        foreach (var predicts in Enum.GetValues<Prediction>())
        {
            var m = predicts == Prediction.Data ? tensor(M, dtype: float32) : zeros([2], dtype: float32);
            var expected = predicts.Residual(n, batches[0]);
            foreach (var batch in batches[1..])
                (predicts.Residual(n + m, batch) - expected).abs().max().item<float>().ShouldBeLessThan(2e-5f * (1 + expected.abs().max().item<float>()), $"{predicts}");
        }
    }

    private static void Alike(Tensor one, Tensor other) =>
        (one - other).abs().max().item<double>().ShouldBeLessThan(1e-12 * (1 + other.abs().max().item<double>()));

    /// <summary>A = a I, c = −a m and σ² of an isotropic process.</summary>
    private sealed class AsLinear(IsotropicProcess process, int dimension) : LinearProcess
    {
        public override string Name => process.Name;

        public override Interval Time => process.Time;

        public override int Dimension => dimension;

        public override LinearCoefficients CoefficientsAt(double t)
        {
            using var scope = NewDisposeScope();
            var time = tensor(t);
            var (a, σ2) = (process.DriftScale(time).item<double>(), process.Diffusion(time).item<double>());
            return new(Matrices.Matrix.Diagonal(a, a), [.. M.Select(m => -a * m)], [σ2, σ2]);
        }
    }
}
