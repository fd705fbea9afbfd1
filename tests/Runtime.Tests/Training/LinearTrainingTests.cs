using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Training;

/// <summary>Entropy matching where components are coupled and have their own noise.</summary>
public sealed class LinearTrainingTests
{
    private static readonly Normal Data = new([0.5, -1], covariance: [[0.5, 0.2], [0.2, 0.3]]);
    private static readonly AffineProcess Process = new(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5]);

    public static TheoryData<Prediction, Weight> Cases
    {
        get
        {
            var cases = new TheoryData<Prediction, Weight>();
            foreach (var predicts in Enum.GetValues<Prediction>())
                foreach (var weight in Enum.GetValues<Weight>())
                    cases.Add(predicts, weight);
            return cases;
        }
    }

    /// <summary>r = W (e − c) of the network's field at the same points, W = Rᵀ or diag(σ_i √(dt/du)): what is trained is the field that is measured.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_lowers_what_the_field_leaves(Prediction predicts, Weight weight)
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp(new NetworkContext(Process, Data, CPU, 1), [16], 8, 0.3, predicts: predicts);
        var plan = new TrainingPlan(new EntropyMatching(weight), samples: 64, batch: 64, throws: 1, epochs: 1);
        using var batches = new TrainingBatches(Process, Data, plan, new TrainingOptions(1, CPU));
        var batch = batches.Next();
        var residual = predicts.Residual(network.Forward(batch.State, batch.Time), batch).to(float64);
        var rows = batch.State.shape[0] / batch.Time.shape[0];
        for (var group = 0; group < batch.Time.shape[0]; group++)
        {
            var kernel = Process.At([batch.Time[group].item<float>()])[0];
            using var field = network.EntropyAt(kernel);
            Tensor Rows(Tensor values) => values.narrow(0, group * rows, rows).to(float64);
            var (y, z) = (Rows(batch.State), Rows(batch.Noise));
            var W = weight == Weight.Variance ? kernel.Colouring.Transposed()
                : Matrix.Diagonal([.. kernel.Coefficients.Diffusion.Select(s => Math.Sqrt(2 * s * kernel.Weight(1) / kernel.Diffusion))]);
            var expected = (field.Evaluate(y) - kernel.ConditionalIdeal(y, z)).mm(tensor([.. W.Entries()], [2, 2], dtype: float64).t());
            // Single precision: y and t are rounded, and e of a prediction of the data is a difference of numbers as great as 1/√S.
            var tolerance = 256 * Math.ScaleB(1, -23) * (1 + 1 / Math.Sqrt(kernel.Moments.Covariance[0, 0]));
            (Rows(residual) - expected).abs().max().item<double>().ShouldBeLessThan(tolerance, $"t = {kernel.Time}");
        }
    }

    /// <summary>e = 0: ∫ ½ E[cᵀ diag(σ²) c] dt with E[c cᵀ] = S⁻¹ + P + Pᵀ + P V Pᵀ + (P m + q)(P m + q)ᵀ, over the part that the loss covers.</summary>
    [Fact]
    public void The_likelihood_weight_integrates_the_measured_loss()
    {
        using var scope = NewDisposeScope();
        var plan = new TrainingPlan(new EntropyMatching(Weight.Likelihood), samples: 1 << 15, batch: 1 << 15, throws: 4, epochs: 1);
        using var batches = new TrainingBatches(Process, Data, plan, new TrainingOptions(1, CPU));
        var batch = batches.Next();
        var residual = batch.OfEntropy(zeros_like(batch.State)).to(float64).pow(2).sum(1) * batches.Scale;
        var n = residual.NumberOfElements;
        Math.Abs(residual.mean().item<double>() - Expected()).ShouldBeLessThan(4 * Math.Sqrt(residual.var().item<double>() / n));

        static double Expected()
        {
            // In ln t, since the rate is 1/t at the start.
            var (rule, first, last) = (new GaussLegendre(12), Math.Log(2e-5), Math.Log(2));
            var h = (last - first) / 32;
            return Enumerable.Range(0, 32).Sum(p => rule.Nodes.Zip(rule.Weights, (x, w) => w * h / 2 * Rate(Math.Exp(first + h * (p + (1 + x) / 2)))).Sum());
        }

        static double Rate(double t)
        {
            var k = Process.At([t])[0];
            var ((m, V), P) = (LinearGaussianTheory.Marginal(Data, k), k.EquilibriumSlope);
            var (square, mean) = (LinearGaussianTheory.Inverse(k.Moments.Covariance).Plus(P).Plus(P.Transposed()).Plus(P.Congruence(V)), P.Times(m).Plus(k.EquilibriumPull));
            return t * k.Coefficients.Diffusion.Select((s, i) => s * (square[i, i] + mean[i] * mean[i])).Sum() / 2;
        }
    }

    [Theory]
    [InlineData(Weight.Variance)]
    [InlineData(Weight.Likelihood)]
    public void A_network_learns_a_field_that_rotates(Weight weight)
    {
        var process = AffineProcess.Rotating(0.7, 3, 1.1, end: 1);
        var result = new Trial(process, Data, c => new Mlp(c, [64, 32], 32, 0.2, Activation.Silu))
        {
            Plan = new TrainingPlan(new EntropyMatching(weight), samples: 4096, batch: 128, throws: 4, epochs: 12, optimizer: new Adam(3e-3, decay: Decay.Cosine)),
            Accuracy = 0.01,
        }.Run();
        var total = result["S_tot"].ShouldNotBeNull().Estimate.Value;
        result["L_EM"]!.Estimate.Value.ShouldBeLessThan(0.03 * total);
    }
}
