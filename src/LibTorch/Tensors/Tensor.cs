using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. It lives until it is disposed of, by hand or by the scope that it was made in, or until the
    /// collector finds it; the collector does not know how large it is, so scopes are what keeps memory small.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount, peakCount;

        internal nint handle;

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal int ScopeSlot { get; set; }

        internal Tensor(nint handle, bool register = true)
        {
            this.handle = handle;
            if (handle == 0)
            {
                GC.SuppressFinalize(this);
                return;
            }
            var count = Interlocked.Increment(ref totalCount);
            if (count > peakCount) peakCount = count;
            if (register) DisposeScopeManager.ThreadSingleton.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>Takes over one reference to a tensor of libtorch.</summary>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        /// <summary>How many tensors live now, on all threads.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The most that lived at once; exact when one thread makes tensors.</summary>
        public static long PeakCount => Math.Max(Interlocked.Read(ref peakCount), TotalCount);

        public string? name { get; set; }

        /// <summary>Whether it was disposed of, or gave its handle to a parameter.</summary>
        public bool IsInvalid => handle == 0;

        /// <exception cref="ObjectDisposedException">The tensor was disposed of.</exception>
        public IntPtr Handle => handle != 0 ? handle : throw new ObjectDisposedException(
            GetType().Name, "the tensor was disposed of, by hand or by its scope, before this use");

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken == 0) return;
            Native.Release(taken);
            Interlocked.Decrement(ref totalCount);
            if (disposing) DisposeScopeManager.ThreadSingleton.Disposing(this);
        }

        /// <summary>Gives its handle away; the receiver counts as the tensor from now on.</summary>
        internal nint MoveHandle()
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken != 0) Interlocked.Decrement(ref totalCount);
            return taken;
        }

        public IntPtr DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            OwningDisposeScope?.Remove(this);
            return MoveHandle();
        }

        /// <summary>Keeps it when the scope that it was made in ends: it goes to the scope around, or to its holder alone.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null) other?.Attach(this);
            else OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        /// <summary>Keeps it whatever scopes end; its holder disposes of it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Whether both have the same shape and the same elements.</summary>
        public bool Equals(Tensor target) => target is not null && Ops.equal.CallScalar(this, target).ToBoolean();

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => base.GetHashCode();
    }
}

internal static partial class Ops
{
    internal static readonly Op equal = new("equal");
}
