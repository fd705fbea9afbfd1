namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking) => Move(device, dtype);

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Move(new Device(deviceType, deviceIndex), null);

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking) => Move(null, dtype);

            // The tensor objects stay and take other handles, so that fields and optimisers that hold them need not know.
            // Buffers of whole numbers keep their type, as in PyTorch.
            private Module Move(Device? device, ScalarType? dtype)
            {
                using var quiet = no_grad();
                foreach (var parameter in parameters(false)) parameter.MoveTo(device, dtype);
                foreach (var buffer in buffers(false)) buffer.MoveTo(device, buffer.is_floating_point() ? dtype : null);
                foreach (var module in children()) module.Move(device, dtype);
                return this;
            }
        }
    }

    public partial class Tensor
    {
        internal void MoveTo(Device? device, ScalarType? dtype)
        {
            var recorded = requires_grad;
            using var moved = to(dtype ?? this.dtype, device ?? this.device);
            if (moved.handle == handle) return;
            using var leaf = moved.detach();
            leaf.requires_grad = recorded;
            Adopt(leaf);
        }

        private void Adopt(Tensor other)
        {
            other.OwningDisposeScope?.Remove(other);
            var old = Interlocked.Exchange(ref handle, other.MoveHandle());
            Interop.Native.Release(old);
        }
    }
}
