using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

[SuppressMessage("Design", "CA1043", Justification = "PyTorch's indices")]
public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part at these places: a view, but a copy where a tensor is among them.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Write(select(0, i1), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => At(i1, i2);
            set => Write(At(i1, i2), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => At(i1, i2, i3);
            set => Write(At(i1, i2, i3), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At(i1, i2, i3, i4);
            set => Write(At(i1, i2, i3, i4), value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => Write(At(indices), value);
        }

        public Tensor index(params TensorIndex[] indices) => Places.Of(this, indices).Read();

        public Tensor index(params Tensor[] indices) => Ops.index_Tensor.Call(this, indices);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Places.Of(this, indices).Write(value, accumulate);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <summary>Writes, or adds when <paramref name="accumulate"/>, where these indices or truth values say.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Ops.index_put_.Update(this, indices, value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using Tensor number = tensor(value.ToDouble()).to(dtype, device, disposeAfter: true);
            return index_put_(number, indices, false);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using Tensor number = tensor(value.ToDouble()).to(dtype, device, disposeAfter: true);
            return index_put_(number, indices, false);
        }

        private Tensor At(params ReadOnlySpan<long> indices)
        {
            var part = this;
            foreach (var index in indices)
            {
                var next = part.select(0, index);
                if (part != (object)this) part.Dispose();
                part = next;
            }
            return ReferenceEquals(part, this) ? alias() : part;
        }

        private static void Write(Tensor part, Tensor value)
        {
            using (part) part.copy_(value);
        }
    }
}

internal static partial class Ops
{
    internal static readonly Op index_Tensor = new("index.Tensor"), index_put_ = new("index_put_");
}
