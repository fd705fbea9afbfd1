using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Data.Files;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Results;

public sealed class SampleFileTests
{
    [Theory]
    [InlineData(".npy")]
    [InlineData(".npz")]
    [InlineData(".csv")]
    public void What_it_writes_is_read_as_data_to_the_last_bit(string ending)
    {
        using var folder = new TemporaryFolder();
        using var rows = tensor([0.1, -2.0 / 3, 1e-300, 12345678.9, -0.0, 5], [3, 2], dtype: float64);
        var path = folder["samples" + ending];
        SampleFile.Write(path, rows);
        var data = new FileData(new DataContext(folder.Path), "samples" + ending);
        double[] expected = [.. rows.data<double>()];
        Enumerable.Range(0, 6).Select(k => data.Law.Table[k / 2, k % 2]).ShouldBe(expected);
        var first = File.ReadAllBytes(path);
        SampleFile.Write(path, rows);
        File.ReadAllBytes(path).ShouldBe(first);
    }

    [Theory]
    [InlineData("a.npy", true)]
    [InlineData("b.CSV", true)]
    [InlineData("c.txt", false)]
    [InlineData("npy", false)]
    public void Its_kinds_are_told_by_the_ending(string path, bool isKnown) => SampleFile.IsKnown(path).ShouldBe(isKnown);
}
