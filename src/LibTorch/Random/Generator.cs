using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A source of random numbers: the same seed gives the same numbers on the same device, whatever the number of threads.
    /// One that several threads draw from at once gives each number to one of them, in no order that can be told.
    /// </summary>
    public class Generator : IDisposable
    {
        private nint handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            var source = OfDevice(this.device);
            handle = Native.GeneratorClone(source);
            Native.GeneratorFree(source);
            Native.Check(handle);
            Native.Check(Native.GeneratorSeed(handle, seed));
        }

        private Generator(nint handle, Device device)
        {
            this.handle = handle;
            this.device = device;
        }

        ~Generator() => Dispose(false);

        /// <summary>The one that operators draw from when they are given none.</summary>
        public static Generator Default => new(OfDevice(CPU), CPU);

        /// <exception cref="ObjectDisposedException">The generator was disposed of.</exception>
        public IntPtr Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        public Device device { get; private set; }

        public Tensor get_state() => Kept(new Tensor(Native.Check(Native.GeneratorState(Handle))));

        public void set_state(Tensor value)
        {
            var code = Native.GeneratorSetState(Handle, value.Handle);
            GC.KeepAlive(value);
            Native.Check(Kept(code));
        }

        /// <summary>Begins again as <paramref name="seed"/> has it.</summary>
        public Generator manual_seed(long seed)
        {
            Native.Check(Kept(Native.GeneratorSeed(Handle, (ulong)seed)));
            return this;
        }

        /// <summary>Begins again with a seed of the system's choosing, which it returns.</summary>
        public long seed() => Kept((long)Native.GeneratorReseed(Handle));

        public long initial_seed() => Kept((long)Native.GeneratorCurrentSeed(Handle));

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken != 0) Native.GeneratorFree(taken);
        }

        private T Kept<T>(T answer)
        {
            GC.KeepAlive(this);
            return answer;
        }

        private static nint OfDevice(Device device) => Native.Check(Native.Generator((int)device.type, device.index));
    }

    [SuppressMessage("Naming", "CA1724", Justification = "PyTorch's name")]
    public static partial class random
    {
        public static long seed() => Generator.Default.seed();

        public static long initial_seed() => Generator.Default.initial_seed();

        /// <summary>Seeds the default generators of all devices.</summary>
        public static Generator manual_seed(long seed)
        {
            Native.Check(Native.ManualSeed((ulong)seed));
            return Generator.Default;
        }

        public static Tensor get_rng_state() => Generator.Default.get_state();

        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    public static long seed() => random.seed();

    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);
}
