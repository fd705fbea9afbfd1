using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long Dimensions => Native.Dim(Handle);

        public long dim() => Dimensions;

        public long ndim => Dimensions;

        public long NumberOfElements => Native.Numel(Handle);

        public long numel() => NumberOfElements;

        public long ElementSize => Native.ItemSize(Handle);

        public long element_size() => ElementSize;

        public ScalarType dtype => (ScalarType)Native.Dtype(Handle);

        public Device device
        {
            get
            {
                var type = (DeviceType)Native.Device(Handle, out var index);
                return type == DeviceType.CPU ? CPU : new Device(type, index);
            }
        }

        public DeviceType device_type => (DeviceType)Native.Device(Handle, out _);

        public int device_index => Native.Device(Handle, out var index) == (int)DeviceType.CPU ? -1 : index;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        [SuppressMessage("Performance", "CA1819", Justification = "the array is the caller's own")]
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[Native.Dim(Handle)];
                fixed (long* first = sizes) Native.Sizes(handle, first);
                return sizes;
            }
        }

        public long[] size() => shape;

        /// <summary>The size along a dimension; a negative one counts from the last.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The tensor has no such dimension.</exception>
        public long size(int dim) => shape[Wrapped(dim)];

        public unsafe long[] stride()
        {
            var strides = new long[Native.Dim(Handle)];
            fixed (long* first = strides) Native.Strides(handle, first);
            return strides;
        }

        public long stride(int dim) => stride()[Wrapped(dim)];

        public long storage_offset() => Native.StorageOffset(Handle);

        public bool is_contiguous() => Native.IsContiguous(Handle) != 0;

        private int Wrapped(int dim)
        {
            var count = (int)Dimensions;
            if (dim < -count || dim >= count) throw new ArgumentOutOfRangeException(nameof(dim), dim, $"the tensor has {count} dimensions");
            return dim < 0 ? dim + count : dim;
        }
    }
}
