using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

[Collection(AloneCollection.Name)]
public class GlobalTests
{
    [Fact]
    public void The_default_generator_is_seeded()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var numbers = randn(4).Doubles();
        manual_seed(11);
        randn(4).Doubles().ShouldBe(numbers);
        initial_seed().ShouldBe(11);
        var state = random.get_rng_state();
        numbers = rand(2).Doubles();
        random.set_rng_state(state);
        rand(2).Doubles().ShouldBe(numbers);
    }

    [Fact]
    public void The_default_type_is_that_of_new_tensors_and_quotients()
    {
        using var scope = NewDisposeScope();
        set_default_dtype(float64);
        try
        {
            get_default_dtype().ShouldBe(ScalarType.Float64);
            zeros(1).dtype.ShouldBe(ScalarType.Float64);
            (arange(2) / 2).dtype.ShouldBe(ScalarType.Float64);
            nn.Linear(1, 1).weight!.dtype.ShouldBe(ScalarType.Float64);
        }
        finally
        {
            set_default_dtype(float32);
        }
        (arange(2) / 2).dtype.ShouldBe(ScalarType.Float32);
        finfo(float64).eps.ShouldBe(Math.Pow(2, -52));
    }

    [Fact]
    public void A_worker_that_sets_its_threads_does_not_change_those_of_others_at_work()
    {
        var before = get_num_threads();
        set_num_threads(2);
        try
        {
            var worker = (AtFirst: 0, AfterKernel: 0);
            var thread = new Thread(() =>
            {
                set_num_threads(1);
                var first = get_num_threads();
                ones(100_000).exp().Dispose();
                worker = (first, get_num_threads());
            });
            thread.Start();
            thread.Join();
            worker.ShouldBe((1, 1));
            get_num_threads().ShouldBe(2);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads_that_work_beside()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(4);
        var (a, b) = (randn(128, 96, generator: generator), randn(96, 64, generator: generator));
        var before = get_num_threads();
        set_num_threads(1);
        var alone = a.matmul(b).tanh().sum(dim: 0).Doubles();
        set_num_threads(before);
        var together = new double[4][];
        var threads = Enumerable.Range(0, 4).Select(i => new Thread(() =>
        {
            using var inner = NewDisposeScope();
            set_num_threads(1);
            for (var repeat = 0; repeat < 50; repeat++) together[i] = a.matmul(b).tanh().sum(dim: 0).Doubles();
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        set_num_threads(before);
        together.ShouldAllBe(sums => sums.SequenceEqual(alone));
    }
}
