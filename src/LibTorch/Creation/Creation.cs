using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    private static ScalarType Type(ScalarType? dtype) => dtype ?? default_dtype;

    private static Device On(Device? device) => device ?? default_device;

    private static Tensor Made(Tensor tensor, bool requires_grad, string[]? names = null)
    {
        if (names is not null) throw new NotSupportedException("dimensions with names are not supported");
        if (requires_grad) tensor.requires_grad = true;
        return tensor;
    }

    [SuppressMessage("Performance", "CA1814", Justification = "they are what callers have")]
    private static Tensor Copied<T>(
        Array values, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) where T : unmanaged
    {
        var dimensions = new long[values.Rank];
        for (var dim = 0; dim < dimensions.Length; dim++) dimensions[dim] = values.GetLongLength(dim);
        ref var first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values));
        return Copied(MemoryMarshal.CreateReadOnlySpan(ref first, values.Length), dimensions, type, dtype, device, requires_grad, names);
    }

    private static Tensor Copied<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad,
        string[]? names)
        where T : unmanaged
    {
        long count = 1;
        foreach (var dimension in dimensions) count *= dimension;
        if (count != values.Length)
        {
            var shape = string.Join(", ", dimensions.ToArray());
            throw new ArgumentException($"a tensor of shape [{shape}] has {count} elements, not {values.Length}");
        }
        var tensor = Ops.empty.Call(dimensions.ToArray(), type);
        MemoryMarshal.AsBytes(values).CopyTo(tensor.bytes);
        var wanted = dtype ?? type;
        if (wanted != type) tensor = tensor.to(wanted, disposeAfter: true);
        if (On(device).type != DeviceType.CPU) tensor = tensor.to(On(device), disposeAfter: true);
        return Made(tensor, requires_grad, names);
    }

    /// <summary>A copy of an array of whatever rank, of a type that tensors have.</summary>
    /// <exception cref="NotSupportedException">Tensors have no such elements.</exception>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        rawArray.GetType().GetElementType() switch
        {
            var t when t == typeof(float) => Copied<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad, names),
            var t when t == typeof(double) => Copied<double>(rawArray, ScalarType.Float64, dtype, device, requires_grad, names),
            var t when t == typeof(long) => Copied<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad, names),
            var t when t == typeof(int) => Copied<int>(rawArray, ScalarType.Int32, dtype, device, requires_grad, names),
            var t when t == typeof(short) => Copied<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad, names),
            var t when t == typeof(sbyte) => Copied<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad, names),
            var t when t == typeof(byte) => Copied<byte>(rawArray, ScalarType.Byte, dtype, device, requires_grad, names),
            var t when t == typeof(bool) => Copied<bool>(rawArray, ScalarType.Bool, dtype, device, requires_grad, names),
            var t when t == typeof(Half) => Copied<Half>(rawArray, ScalarType.Float16, dtype, device, requires_grad, names),
            var t => throw new NotSupportedException($"no tensor has elements of type {t?.Name}"),
        };

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);

    public static Tensor tensor(short scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor((long)scalar, dtype ?? ScalarType.Int16, device, requires_grad);

    public static Tensor tensor(sbyte scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor((long)scalar, dtype ?? ScalarType.Int8, device, requires_grad);

    public static Tensor tensor(
        short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad, names);
}
