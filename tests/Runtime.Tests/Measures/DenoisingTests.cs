using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Measures;

/// <summary>The denoising loss and what is in it that no network takes away.</summary>
public sealed class DenoisingTests
{
    private static readonly Normal Data = new([0.5, -1, 0.25], 0.6);
    private static readonly VariancePreserving Process = new() { Start = 1e-5 };

    [Fact]
    public void The_constant_is_the_information_that_the_interval_loses()
    {
        // I(Y_0; Y_t) = (D/2) ln(V/Σ²) of normal data.
        double Information(double t) => Process.At([t])[0] is IsotropicKernel { MeanScale: var μ, StandardDeviation: var Σ }
            ? 1.5 * Math.Log(1 + μ * μ * 0.36 / (Σ * Σ)) : throw new InvalidOperationException();
        (Information(1e-5) - Information(1)).ShouldBe(19.189427998657, 1e-9);
        new Trial(Process, Data) { Accuracy = 0.001, Asked = [new DenoisingConstant()] }.Run()["denoising_constant"].ShouldAgree(19.189427998657, 0.001);
    }

    [Fact]
    public void The_loss_is_the_constant_and_what_the_network_misses()
    {
        var run = new Trial(Process, Data, c => new Perturbed(c, factor: 1.5)) { Accuracy = 0.001, Asked = [new DenoisingLoss(), new DenoisingConstant(), new EntropyMatchingLoss()] }.Run();
        var lost = 0.25 * GaussianTheory.Entropy(Data, Process);
        run["L_EM"].ShouldAgree(lost, 0.003);
        run["L_DEM"].ShouldAgree(19.189427998657 + lost, 0.001);
    }

    [Fact]
    public void Neither_is_finite_where_the_data_stands_at_the_start()
    {
        var warnings = new Trial(new VariancePreserving(), Data, c => new Perturbed(c)) { Samples = 1024, Asked = [new DenoisingLoss(), new DenoisingConstant(), new TotalEntropyProduction()] }.Run().Warnings;
        warnings.Select(w => w.Code).ShouldBe(["NEC5101", "NEC5101"]);
        warnings[0].Message.ShouldContain("infinite where the interval starts without noise");
    }
}
