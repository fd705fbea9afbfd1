using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

[Collection(AloneCollection.Name)]
public class LifetimeTests
{
    [Fact]
    public void A_hundred_thousand_tensors_made_and_dropped_on_several_threads_leave_none()
    {
        var before = Settled();
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 5000; i++)
            {
                using var scope = NewDisposeScope();
                var x = ones(8);
                var y = (x + i).exp();
                cat([x, y])[0].add_(1);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Tensor.TotalCount.ShouldBe(before);
    }

    [Fact]
    public void Generators_leave_nothing_behind()
    {
        Make(1000);
        var before = Environment.WorkingSet;
        Make(20_000);
        // One holds some five thousand octets.
        (Environment.WorkingSet - before).ShouldBeLessThan(20_000_000);

        static void Make(int count)
        {
            for (var i = 0; i < count; i++)
                using (new Generator((ulong)i)) { }
        }
    }

    [Fact]
    public void Tensors_that_nobody_holds_are_freed_by_the_collector_while_others_are_at_work()
    {
        var before = Settled();
        Parallel.For(0, 4, _ =>
        {
            var kept = ones(8);
            for (var i = 0; i < 5000; i++) kept = kept.mul(0.5).add(1);
            kept.sum().ToDoubleHere().ShouldBe(16);
        });
        Settled().ShouldBe(before);
    }

    [Fact]
    public void A_tensor_lives_through_the_call_that_is_its_last_use()
    {
        for (var i = 0; i < 200; i++)
        {
            var sum = ones(20000).add(ones(20000)).sum();
            if (i % 20 == 0) GC.Collect();
            sum.ToDoubleHere().ShouldBe(40000);
        }
    }

    [Fact]
    public void Disposing_frees_once_and_later_use_is_an_error()
    {
        var before = Settled();
        var x = ones(2);
        x.IsInvalid.ShouldBeFalse();
        x.Dispose();
        x.Dispose();
        Tensor.TotalCount.ShouldBe(before);
        x.IsInvalid.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => x + 1);
        Should.Throw<InvalidOperationException>(() => x.shape);
        Should.Throw<InvalidOperationException>(() => cat([x, x]));
    }

    [Fact]
    public void The_peak_is_at_least_what_lived_at_once()
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 100; i++) ones(1);
        Tensor.PeakCount.ShouldBeGreaterThanOrEqualTo(100);
    }

    [Fact]
    public void A_graph_outlives_the_tensors_that_it_was_made_of()
    {
        using var leaf = tensor(new[] { 2.0 }).requires_grad_();
        Tensor loss;
        using (var scope = NewDisposeScope()) loss = leaf.square().exp().sum().MoveToOuterDisposeScope();
        loss.backward();
        leaf.grad!.ShouldBeNear([4 * Math.Exp(4)]);
        loss.Dispose();
    }

    private static long Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return Tensor.TotalCount;
    }
}

internal static class Ending
{
    /// <summary>The one element, the tensor disposed of.</summary>
    public static double ToDoubleHere(this Tensor tensor)
    {
        using (tensor) return tensor.Doubles().Single();
    }
}
