using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using NeuralEntropy.Runtime.Results;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Results;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"nec-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void What_is_written_reads_back_bit_by_bit()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>
        {
            ["weight"] = randn([3, 5], dtype: float32),
            ["bias"] = randn([7], dtype: float64),
            ["index"] = arange(4, dtype: int64),
            ["number"] = tensor([2.5f]).squeeze(),
            ["turned"] = randn([2, 3], dtype: float32).t(),
        };
        Write(tensors, new Dictionary<string, string> { ["seed"] = "7" });
        var (read, metadata) = SafeTensors.Read(path);
        metadata["seed"].ShouldBe("7");
        read.Count.ShouldBe(tensors.Count);
        foreach (var (name, expected) in tensors)
        {
            read[name].dtype.ShouldBe(expected.dtype);
            read[name].shape.ShouldBe(expected.shape);
            read[name].bytes.ToArray().ShouldBe(expected.contiguous().bytes.ToArray());
        }
        foreach (var tensor in read.Values) tensor.Dispose();
    }

    [Fact]
    public void The_header_is_as_the_format_describes()
    {
        using var scope = NewDisposeScope();
        Write(new Dictionary<string, Tensor> { ["a"] = tensor([1f, 2]), ["b"] = tensor([3.0]) }, null);
        var octets = File.ReadAllBytes(path);
        var length = BinaryPrimitives.ReadInt64LittleEndian(octets);
        (length % 8).ShouldBe(0);
        var header = JsonDocument.Parse(Encoding.UTF8.GetString(octets, 8, (int)length)).RootElement;
        header.GetProperty("b").GetProperty("dtype").GetString().ShouldBe("F64");
        header.GetProperty("b").GetProperty("data_offsets").EnumerateArray().Select(v => v.GetInt32()).ShouldBe([0, 8], "the widest type stands first, so that all are aligned");
        header.GetProperty("a").GetProperty("shape").EnumerateArray().Select(v => v.GetInt32()).ShouldBe([2]);
        header.GetProperty("a").GetProperty("data_offsets").EnumerateArray().Select(v => v.GetInt32()).ShouldBe([8, 16]);
        octets.Length.ShouldBe(8 + (int)length + 16);
        BinaryPrimitives.ReadDoubleLittleEndian(octets.AsSpan(8 + (int)length)).ShouldBe(3);
        BinaryPrimitives.ReadSingleLittleEndian(octets.AsSpan(8 + (int)length + 12)).ShouldBe(2);
    }

    [Theory]
    [InlineData("", "cut off")]
    [InlineData("\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f", "cut off")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "")]
    [InlineData("\u003d\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}       ", "lies outside")]
    public void A_file_that_lies_is_refused(string content, string reason)
    {
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        var failure = Should.Throw<NecException>(() => SafeTensors.Read(path));
        failure.Code.ShouldBe("NEC5012");
        failure.Message.ShouldContain(reason);
    }

    private void Write(Dictionary<string, Tensor> tensors, Dictionary<string, string>? metadata) => AtomicFile.Write(path, stream => SafeTensors.Write(stream, tensors, metadata));
}
