using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes a tensor's elements in place; the tensor must outlive it.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly T* first;
    private readonly long[] shape, strides;

    internal TensorAccessor(Tensor tensor)
    {
        tensor.RequireHere();
        this.tensor = tensor;
        (shape, strides) = (tensor.shape, tensor.stride());
        Count = tensor.NumberOfElements;
        first = Count == 0 ? null : (T*)Native.Check(Native.Data(tensor.Handle));
        Dense = tensor.is_contiguous();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    private bool Dense { get; }

    [SuppressMessage("Design", "CA1043", Justification = "one index for each dimension")]
    public T this[params long[] indices]
    {
        get
        {
            var value = first[Offset(indices)];
            GC.KeepAlive(tensor);
            return value;
        }
        set
        {
            first[Offset(indices)] = value;
            GC.KeepAlive(tensor);
        }
    }

    public T[] ToArray()
    {
        var values = new T[Count];
        CopyTo(values.AsSpan());
        return values;
    }

    /// <summary>An array with the tensor's own dimensions; one number for a tensor without.</summary>
    public Array ToNDArray()
    {
        var values = ToArray();
        if (shape.Length == 0) return values;
        var array = Array.CreateInstance(typeof(T), shape);
        Buffer.BlockCopy(values, 0, array, 0, checked((int)(Count * sizeof(T))));
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies from place <paramref name="tensorIndex"/> on, until either side ends.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (Dense)
        {
            if (count > 0) new ReadOnlySpan<T>(first + tensorIndex, count).CopyTo(array[arrayIndex..]);
        }
        else
        {
            for (var i = 0; i < count; i++) array[arrayIndex + i] = At(tensorIndex + i);
        }
        GC.KeepAlive(tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (var i = 0; i < count; i++) first[Place(tensorIndex + i)] = array[arrayIndex + i];
        GC.KeepAlive(tensor);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return At(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing is held; for callers that dispose what they make.</summary>
    public void Dispose()
    {
    }

    internal T At(long i)
    {
        if ((ulong)i >= (ulong)Count) throw new ArgumentOutOfRangeException(nameof(i), i, $"there are {Count} elements");
        var value = first[Place(i)];
        GC.KeepAlive(tensor);
        return value;
    }

    private long Place(long i)
    {
        if (Dense) return i;
        long place = 0;
        for (var dim = shape.Length - 1; dim >= 0; dim--)
        {
            place += i % shape[dim] * strides[dim];
            i /= shape[dim];
        }
        return place;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && shape.Length == 0 && indices[0] == 0) return 0;
        if (indices.Length != shape.Length) throw new ArgumentException($"{indices.Length} indices for {shape.Length} dimensions");
        long offset = 0;
        for (var dim = 0; dim < shape.Length; dim++)
        {
            if ((ulong)indices[dim] >= (ulong)shape[dim])
                throw new ArgumentOutOfRangeException(nameof(indices), indices[dim], $"dimension {dim} has {shape[dim]} places");
            offset += indices[dim] * strides[dim];
        }
        return offset;
    }
}
