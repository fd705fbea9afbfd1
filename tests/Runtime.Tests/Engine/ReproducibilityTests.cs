using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Engine;

public sealed class ReproducibilityTests
{
    private static readonly Trial Experiment = new(new VariancePreserving(), Notebook.Data, c => new Perturbed(c, factor: 1.1)) { Accuracy = 0.01 };

    [Fact]
    public void The_same_seed_gives_the_same_digits() => Digits.Of(Experiment.Run(seed: 7)).ShouldBe(Digits.Of(Experiment.Run(seed: 7)));

    [Fact]
    public void Digits_depend_neither_on_the_threads_nor_on_the_batch()
    {
        var reference = Digits.Of(Experiment.Run(seed: 3, threads: 1));
        Digits.Of(Experiment.Run(seed: 3, threads: 2)).ShouldBe(reference);
        Digits.Of(Experiment.Run(seed: 3, threads: 3, batch: 4096)).ShouldBe(reference);
        Digits.Of(Experiment.Run(seed: 3, threads: 3, batch: 2048)).ShouldBe(reference);
        Digits.Of(Experiment.Run(seed: 3, threads: 3, batch: 1)).ShouldBe(reference);
    }

    [Fact]
    public void Another_seed_gives_other_digits() => Digits.Of(Experiment.Run(seed: 1)).ShouldNotBe(Digits.Of(Experiment.Run(seed: 2)));
}
