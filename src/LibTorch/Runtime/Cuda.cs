using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static string __version__ => Native.VersionText;

    public static bool cuda_is_available() => cuda.is_available();

    public static partial class cuda
    {
        /// <summary>Whether libtorch was built with CUDA and finds a device.</summary>
        public static bool is_available() => device_count() > 0;

        public static int device_count() => Native.CudaCount();

        /// <summary>Seeds the current device's default generator; nothing without a device.</summary>
        public static void manual_seed(long seed)
        {
            if (is_available()) Seed(-1, seed);
        }

        public static void manual_seed_all(long seed)
        {
            for (var index = 0; index < device_count(); index++) Seed(index, seed);
        }

        /// <summary>Waits until all that was asked of the device is done.</summary>
        public static void synchronize(Device? device = null) => Native.Check(Native.CudaSynchronize(device?.index ?? -1));

        private static void Seed(int index, long seed)
        {
            var generator = Native.Check(Native.Generator((int)DeviceType.CUDA, index));
            var code = Native.GeneratorSeed(generator, (ulong)seed);
            Native.GeneratorFree(generator);
            Native.Check(code);
        }
    }
}
