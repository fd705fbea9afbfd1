using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class GeneratorTests
{
    private const int Draws = 40000;

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(7);
        using var second = new Generator(7);
        using var other = new Generator(8);
        var numbers = randn(5, generator: first).Doubles();
        randn(5, generator: second).Doubles().ShouldBe(numbers);
        randn(5, generator: other).Doubles().ShouldNotBe(numbers);
        first.manual_seed(7);
        randn(5, generator: first).Doubles().ShouldBe(numbers);
        first.initial_seed().ShouldBe(7);
    }

    [Fact]
    public void A_generators_numbers_do_not_depend_on_what_other_threads_draw()
    {
        var alone = Draw();
        Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ => Draw()).ShouldAllBe(numbers => numbers.SequenceEqual(alone));

        static double[] Draw()
        {
            using var scope = NewDisposeScope();
            using var generator = new Generator(3);
            return cat([.. Enumerable.Range(0, 50).Select(_ => rand(100, generator: generator))]).Doubles();
        }
    }

    [Fact]
    public void A_state_is_taken_and_set()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var state = generator.get_state();
        var numbers = rand(3, generator: generator).Doubles();
        generator.set_state(state);
        rand(3, generator: generator).Doubles().ShouldBe(numbers);
    }

    // Tolerances are four standard errors of the mean.
    [Fact]
    public void Numbers_have_the_moments_of_their_distribution()
    {
        using var scope = NewDisposeScope();
        using var g = new Generator(5);
        Mean(randn(Draws, generator: g, dtype: float64), 0, 1);
        Mean(randn(Draws, generator: g, dtype: float64).square(), 1, Math.Sqrt(2));
        Mean(rand(Draws, generator: g, dtype: float64), 0.5, Math.Sqrt(1 / 12.0));
        Mean(empty(Draws, dtype: float64).normal_(2, 3, g), 2, 3);
        Mean(empty(Draws, dtype: float64).uniform_(-1, 3, g), 1, 4 / Math.Sqrt(12));
        Mean(empty(Draws, dtype: float64).exponential_(2, g), 0.5, 0.5);
        Mean(full(Draws, 0.3, dtype: float64).bernoulli(g), 0.3, Math.Sqrt(0.21));
        Mean(empty(Draws, dtype: float64).bernoulli_(0.3, g), 0.3, Math.Sqrt(0.21));
        Mean(randint(2, 6, [Draws], generator: g), 3.5, Math.Sqrt(1.25));
        Mean(tensor(new[] { 0.2, 0.8 }).multinomial(Draws, replacement: true, g), 0.8, 0.4);
        normal(0, 1, [2L], generator: g).shape.ShouldBe([2]);
    }

    [Fact]
    public void A_permutation_has_every_number_once()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(2);
        var order = randperm(50, generator: generator).Longs();
        order.Order().ShouldBe(Enumerable.Range(0, 50).Select(i => (long)i));
        order.SequenceEqual(order.Order()).ShouldBeFalse();
    }

    private static void Mean(Tensor draws, double mean, double deviation) =>
        draws.Doubles().Average().ShouldBe(mean, 4 * deviation / Math.Sqrt(Draws));
}
