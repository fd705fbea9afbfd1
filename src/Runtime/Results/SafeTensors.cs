using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Results;

/// <summary>
/// The safetensors format: the header's length in 8 little-endian octets, a JSON header that gives every tensor's type, shape and place,
/// padded with blanks to a multiple of 8, then the raw little-endian data. Reading one runs no code.
/// </summary>
public static class SafeTensors
{
    private const int Alignment = 8;
    private const long MostHeader = 100 << 20;

    private static readonly ImmutableArray<(string Name, ScalarType Type)> Types =
        [("F64", ScalarType.Float64),
            ("F32", ScalarType.Float32), ("I64", ScalarType.Int64),
                ("I32", ScalarType.Int32), ("U8", ScalarType.Byte), ("BOOL", ScalarType.Bool)];

    /// <param name="metadata">Free text by name, kept in the header.</param>
    public static void Write(Stream stream,
        IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var scope = NewDisposeScope();
        var ordered = tensors.OrderByDescending(t => t.Value.element_size()).ThenBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => (t.Key, Value: t.Value.detach().cpu().contiguous())).ToList();
        var header = Header(ordered, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in ordered) stream.Write(tensor.bytes);
    }

    /// <returns>The tensors on the CPU, which the caller disposes, and the metadata.</returns>
    /// <exception cref="NecException">The file is not what it says.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Read(string path)
    {
        var octets = File.ReadAllBytes(path);
        NecException Bad(string reason) => Failures.BadWeights(path, reason);
        if (octets.Length < 8 || BinaryPrimitives.ReadInt64LittleEndian(octets) is var length
            && (length < 2 || length > MostHeader || length > octets.Length - 8))
            throw Bad("its header is cut off");
        var (tensors, metadata) = (new Dictionary<string, Tensor>(), new Dictionary<string, string>());
        try
        {
            using var header = JsonDocument.Parse(octets.AsMemory(8, (int)length));
            foreach (var entry in header.RootElement.EnumerateObject())
            {
                if (entry.NameEquals("__metadata__"))
                    foreach (var item in entry.Value.EnumerateObject()) metadata[item.Name] = item.Value.GetString()!;
                else tensors[entry.Name] = Read(entry.Value, octets.AsSpan(8 + (int)length));
            }
        }
        catch (Exception exception) when (
            exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidDataException)
        {
            foreach (var tensor in tensors.Values) tensor.Dispose();
            throw Bad(exception.Message);
        }
        return (tensors, metadata);
    }

    private static byte[] Header(List<(string Name, Tensor Value)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (name, value) in metadata) json.WriteString(name, value);
                json.WriteEndObject();
            }
            var offset = 0L;
            foreach (var (name, tensor) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", Types.First(t => t.Type == tensor.dtype).Name);
                json.WriteStartArray("shape");
                foreach (var size in tensor.shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.NumberOfElements * tensor.element_size());
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (stream.Length % Alignment != 0) stream.WriteByte((byte)' ');
        return stream.ToArray();
    }

    private static Tensor Read(JsonElement entry, ReadOnlySpan<byte> data)
    {
        var name = entry.GetProperty("dtype").GetString();
        var type = Types.FirstOrDefault(t => t.Name == name);
        if (type.Name is null) throw new InvalidDataException($"the type {name} is not read");
        long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];
        long[] place = [.. entry.GetProperty("data_offsets").EnumerateArray().Select(s => s.GetInt64())];
        if (place.Length != 2 || place[0] < 0 || place[1] < place[0] || place[1] > data.Length)
            throw new InvalidDataException("a tensor lies outside of it");
        var tensor = empty(shape, dtype: type.Type).DetachFromDisposeScope();
        if (tensor.NumberOfElements * tensor.element_size() != place[1] - place[0])
            throw new InvalidDataException("a tensor's shape and place differ in size");
        data[(int)place[0]..(int)place[1]].CopyTo(tensor.bytes);
        return tensor;
    }
}
