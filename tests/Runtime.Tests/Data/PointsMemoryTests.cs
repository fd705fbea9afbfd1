using NeuralEntropy.Runtime.Data;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>The memory that the score of very many points takes, which the whole process is asked for: no other test runs meanwhile.</summary>
[Collection(AloneCollection.Name)]
public sealed class PointsMemoryTests
{
    private const int N = 100_000, B = 1024, D = 16;

    /// <summary>N × B numbers alone are 820 MB, and N × B × D 13 GB.</summary>
    [Fact]
    public void The_score_of_many_points_takes_a_block_of_them_at_a_time()
    {
        if (!File.Exists("/proc/self/clear_refs")) Assert.Skip("only Linux tells the greatest memory");
        using var scope = NewDisposeScope();
        var random = new Random(1);
        var data = new Points(PointTable.Of([.. Enumerable.Range(0, N * D).Select(_ => random.NextDouble())], D));
        using var field = data.ScoreAt(Forms.At(0.1), CPU)!;
        var y = Forms.Draw(data, B);
        using (field.Evaluate(y.narrow(0, 0, 8))) { }
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Peak();
        using var score = field.Evaluate(y);
        (Peak() - before).ShouldBeLessThan(400);
        score.isfinite().all().item<bool>().ShouldBeTrue();
    }

    // VmHWM in MB.
    private static long Peak() =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
}
