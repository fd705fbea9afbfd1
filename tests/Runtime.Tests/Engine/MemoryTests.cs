using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Engine;

/// <summary>Alone, for it looks at what the whole process holds.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    private const long Megaoctet = 1 << 20;

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_data_points()
    {
        Trial Of(long samples) => new(new VariancePreserving(), Notebook.Data) { Asked = [new TotalEntropyProduction([Route.Score, Route.Boundary])], Samples = samples };
        Of(1 << 16).Run();
        var (tensors, resident) = (Settled(), Environment.WorkingSet);
        var result = Of(1 << 19).Run();
        result.Measures.Select(m => m.Estimate.Units).ShouldBe([1 << 19, 1 << 19]);
        // What earlier tests forgot may be collected meanwhile.
        Settled().ShouldBeLessThanOrEqualTo(tensors);
        // All data points at once would be 8 MB, and what is made of them at all nodes fifty times that.
        (Environment.WorkingSet - resident).ShouldBeLessThan(64 * Megaoctet);
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Tensor.TotalCount;
    }
}
