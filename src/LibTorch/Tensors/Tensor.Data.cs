using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements as they lie in memory, row by row.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the type of the elements.</exception>
        /// <exception cref="InvalidOperationException">The tensor is not in the processor's memory.</exception>
        public Utils.TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType(typeof(T));
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The one element.</summary>
        /// <exception cref="ArgumentException">There is not just one, or its type is not <typeparamref name="T"/>.</exception>
        public unsafe T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1) throw new ArgumentException($"item needs one element, and there are {NumberOfElements}");
            ValidateType(typeof(T));
            using var here = device_type == DeviceType.CPU ? null : cpu();
            var value = *(T*)Native.Check(Native.Data((here ?? this).Handle));
            GC.KeepAlive(this);
            return value;
        }

        /// <summary>The one element, whatever its type.</summary>
        public Scalar ToScalar()
        {
            var value = Ops._local_scalar_dense.CallScalar(this);
            return new Scalar(value.Tag, value.Bits, dtype);
        }

        /// <summary>The elements' bytes, in memory's order; writing into them writes into the tensor.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                RequireDense();
                var size = NumberOfElements * ElementSize;
                if (size > int.MaxValue) throw new InvalidOperationException($"a span holds 2 GB at most, and the tensor has {size} bytes");
                return size == 0 ? default : new Span<byte>((void*)Native.Check(Native.Data(Handle)), (int)size);
            }
        }

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>The element at place <paramref name="i"/>, row by row.</summary>
        public T ReadCpuValue<T>(long i) where T : unmanaged => data<T>().At(i);

        internal void RequireHere()
        {
            if (device_type != DeviceType.CPU) throw new InvalidOperationException($"the elements lie on {device}: take `cpu()` first");
        }

        private void RequireDense()
        {
            RequireHere();
            if (!is_contiguous()) throw new InvalidOperationException("the elements do not lie side by side: take `contiguous()` first");
        }

        internal void ValidateType(Type type)
        {
            if (type != DotnetType(dtype)) throw new ArgumentException($"the elements are {dtype}, not {type.Name}");
        }

        private static Type? DotnetType(ScalarType dtype) => dtype switch
        {
            ScalarType.Byte => typeof(byte),
            ScalarType.Int8 => typeof(sbyte),
            ScalarType.Int16 => typeof(short),
            ScalarType.Int32 => typeof(int),
            ScalarType.Int64 => typeof(long),
            ScalarType.Float16 => typeof(Half),
            ScalarType.Float32 => typeof(float),
            ScalarType.Float64 => typeof(double),
            ScalarType.Bool => typeof(bool),
            _ => null,
        };
    }
}

internal static partial class Ops
{
    internal static readonly Op _local_scalar_dense = new("_local_scalar_dense");
}
