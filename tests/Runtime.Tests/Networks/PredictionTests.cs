using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using NeuralEntropy.Runtime.Training;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Networks;

/// <summary>The same field, said in each way that a network may say it.</summary>
public sealed class PredictionTests
{
    public static TheoryData<Prediction> Predictions => [.. Enum.GetValues<Prediction>()];

    [Theory]
    [MemberData(nameof(Predictions))]
    public void A_normal_distribution_s_field_has_the_same_entropy_however_it_is_said(Prediction predicts) =>
        ShouldBeExact(new VariancePreserving(), new Normal([0.5, -1, 0.25], 0.6), predicts);

    [Theory]
    [MemberData(nameof(Predictions))]
    public void A_mixture_s_field_has_the_same_entropy_however_it_is_said(Prediction predicts) =>
        ShouldBeExact(new VariancePreserving { Kappa = 0.5 }, Notebook.Data, predicts);

    [Theory]
    [MemberData(nameof(Predictions))]
    public void So_it_has_without_an_equilibrium(Prediction predicts) => ShouldBeExact(new VarianceExploding(), Notebook.Data, predicts);

    [Theory]
    [MemberData(nameof(Predictions))]
    public void So_it_has_where_the_noise_vanishes_at_the_start(Prediction predicts) =>
        ShouldBeExact(new ConditionalTransport(1e-3), new Normal([0.5, -1], 0.6), predicts);

    [Theory]
    [MemberData(nameof(Predictions))]
    public void So_it_has_where_components_are_coupled(Prediction predicts) => ShouldBeExact(
        new AffineProcess(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5], end: 1),
        new Normal([0.5, -1], covariance: [[0.5, 0.2], [0.2, 0.3]]), predicts);

    /// <summary>r = Σ (e − y/v) + z of the same network at the same points: what is trained is the field that is measured.</summary>
    [Theory]
    [MemberData(nameof(Predictions))]
    public void Training_lowers_what_the_field_leaves_of_the_noise(Prediction predicts)
    {
        using var scope = NewDisposeScope();
        var (process, data) = (new VariancePreserving { Start = 1e-3, Kappa = 0.7 }, Notebook.Data);
        using var network = new Mlp(new NetworkContext(process, data, CPU, 1), [16], 8, 0.3, predicts: predicts);
        var plan = new TrainingPlan(new EntropyMatching(), samples: 64, batch: 64, throws: 1, epochs: 1);
        using var batches = new TrainingBatches(process, data, plan, new TrainingOptions(1, CPU));
        var batch = batches.Next();
        var residual = predicts.Residual(network.Forward(batch.State, batch.Time), batch).to(float64);
        var rows = batch.State.shape[0] / batch.Time.shape[0];
        for (var group = 0; group < batch.Time.shape[0]; group++)
        {
            var kernel = process.At([batch.Time[group].item<float>()])[0];
            using var field = network.EntropyAt(kernel);
            Tensor Rows(Tensor values) => values.narrow(0, group * rows, rows).to(float64);
            var (y, z) = (Rows(batch.State), Rows(batch.Noise));
            var expected = (field.Evaluate(y) - y * kernel.EquilibriumPrecision) * kernel.StandardDeviation + z;
            // Single precision: y and t are rounded, and e of a prediction of the data is a difference of numbers 1/Σ times as great.
            var tolerance = 64 * Math.ScaleB(1, -23) * (1 + 1 / kernel.StandardDeviation);
            (Rows(residual) - expected).abs().max().item<double>().ShouldBeLessThan(tolerance, $"t = {kernel.Time}");
        }
    }

    [Theory]
    [InlineData(Prediction.Score)]
    [InlineData(Prediction.Noise)]
    [InlineData(Prediction.Data)]
    [InlineData(Prediction.Velocity)]
    public void A_network_learns_what_it_predicts(Prediction predicts)
    {
        var result = Trained(new VariancePreserving { Start = 0.05 }, predicts, epochs: 12);
        // Of S_tot = 1.10. What predicts the data has most left where Σ is small, which it divides by twice.
        result["L_EM"]!.Estimate.Value.ShouldBeLessThan(predicts == Prediction.Data ? 0.25 : 0.1);
    }

    /// <summary>Whatever is left of the noise or the data where Σ = 0 is divided by it: ‖n‖²/2 nats for every e-fold of Σ²/μ².</summary>
    [Theory]
    [InlineData(Prediction.Noise)]
    [InlineData(Prediction.Data)]
    public void What_is_divided_by_a_vanishing_deviation_has_no_entropy(Prediction predicts) =>
        Should.Throw<NecException>(() => Trained(new VariancePreserving(), predicts, epochs: 1)).Code.ShouldBe("NEC5005");

    private static RunResult Trained(Process process, Prediction predicts, int epochs) =>
        new Trial(process, Notebook.Data, c => new Mlp(c, [64, 32], 32, 0.2, Activation.Silu, predicts))
        {
            Plan = new TrainingPlan(new EntropyMatching(), samples: 4096, batch: 128, throws: 4, epochs: epochs, optimizer: new Adam(3e-3, decay: Decay.Cosine)),
            Accuracy = 0.01,
        }.Run();

    private static void ShouldBeExact(Process process, DataDistribution data, Prediction predicts)
    {
        RunResult Run(Func<NetworkContext, Network> network) => new Trial(process, data, network) { Samples = 4096 }.Run();
        var (said, ideal) = (Run(c => new Exact(c, predicts)), Run(c => new Exact(c, Prediction.Entropy)));
        foreach (var name in new[] { "S_tot", "S_NN", "S_tot_minus_L_EM" })
            said[name]!.Estimate.Value.ShouldBe(ideal[name]!.Estimate.Value, 1e-11 * ideal["S_tot"]!.Estimate.Value, name);
        said["L_EM"]!.Estimate.Value.ShouldBeInRange(0, 1e-19);
    }

    /// <summary>The exact field in the words of each prediction.</summary>
    private sealed class Exact(NetworkContext context, Prediction predicts) : ClosedForm(context, predicts)
    {
        public override Field At(Kernel kernel)
        {
            if (kernel is LinearKernel linear) return Coupled(linear);
            var (k, score) = ((IsotropicKernel)kernel, Score(kernel));
            var (Σ, a) = (k.StandardDeviation, -k.Diffusion * k.EquilibriumPrecision / 2);
            return Field.Of(y => Said(score.Evaluate(y), y), score);

            Tensor Said(Tensor s, Tensor y) => Predicts switch
            {
                Prediction.Entropy => s + y * k.EquilibriumPrecision,
                Prediction.Score => s,
                Prediction.Noise => s * -Σ,
                Prediction.Data => (y + s * (Σ * Σ)) / k.MeanScale,
                Prediction.Velocity => y * a - s * (k.Diffusion / 2),
                _ => throw new InvalidOperationException(),
            };
        }

        // n = −Rᵀ s, M⁻¹(y − d + S s), A y + c − ½ diag(σ²) s.
        private Field Coupled(LinearKernel k)
        {
            var score = Score(k);
            Tensor By(double[,] matrix, Tensor rows) => rows.mm(tensor([.. matrix.Entries()], [2, 2], dtype: float64).t());
            Tensor Row(double[] values) => tensor(values, dtype: float64);
            return Field.Of(y => Said(score.Evaluate(y), y), score);

            Tensor Said(Tensor s, Tensor y) => Predicts switch
            {
                Prediction.Entropy => s - k.EquilibriumScore(y),
                Prediction.Score => s,
                Prediction.Noise => By(k.Colouring.Transposed(), s).neg(),
                Prediction.Data => By(LinearGaussianTheory.Inverse(k.Moments.Mean), y - Row(k.Moments.Offset) + By(k.Moments.Covariance, s)),
                Prediction.Velocity => By(k.Coefficients.Drift, y) + Row(k.Coefficients.Offset) - s * Row(k.Coefficients.Diffusion) * 0.5,
                _ => throw new InvalidOperationException(),
            };
        }
    }
}
