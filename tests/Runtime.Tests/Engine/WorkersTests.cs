using NeuralEntropy.Runtime.Engine;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Engine;

public sealed class WorkersTests
{
    [Fact]
    public void Results_come_in_the_order_of_the_jobs() => new Workers(3).Map(100, i => i * i).ShouldBe(Enumerable.Range(0, 100).Select(i => i * i));

    [Fact]
    public void No_more_jobs_run_at_once_than_there_are_workers()
    {
        var (now, most) = (0, 0);
        new Workers(2).Map(20, _ =>
        {
            var running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            Thread.Sleep(2);
            return Interlocked.Decrement(ref now);
        });
        most.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void The_first_cause_reaches_the_caller_with_its_own_type()
    {
        var failure = Should.Throw<NecException>(() => new Workers(2).Map<int>(10, i => i == 3 ? throw Failures.NoSuchDevice("x", "y") : i));
        failure.Code.ShouldBe("NEC5001");
    }

    [Fact]
    public void Cancellation_stops_between_jobs()
    {
        using var source = new CancellationTokenSource();
        var done = 0;
        Should.Throw<OperationCanceledException>(() => new Workers(1).Map(100, i =>
        {
            if (i == 4) source.Cancel();
            return done++;
        }, source.Token));
        done.ShouldBe(5);
    }

    [Fact]
    public void Streams_of_random_numbers_differ_by_seed_purpose_and_index()
    {
        ulong[] seeds = [.. from seed in new long[] { -1, 0, 1, 2 } from purpose in new[] { "measure", "pilot" } from index in Enumerable.Range(0, 100) select RandomStream.Seed(seed, purpose, index)];
        seeds.Distinct().Count().ShouldBe(seeds.Length);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen) { }
    }
}
