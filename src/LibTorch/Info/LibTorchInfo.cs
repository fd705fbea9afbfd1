using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace NeuralEntropy.LibTorch;

/// <summary>
/// What TorchSharp's API cannot tell about the libtorch in use. It is the one type here that TorchSharp has not, so callers, who
/// must build with either, reach it by name:
/// <c>Type.GetType("NeuralEntropy.LibTorch.LibTorchInfo, TorchSharp")?.GetProperty("Path")?.GetValue(null)</c>.
/// Every property is a text; reading one loads libtorch.
/// </summary>
[SuppressMessage("Naming", "CA1724", Justification = "it stands beside no other LibTorch")]
public static class LibTorchInfo
{
    /// <summary>The file of libtorch in use.</summary>
    public static string Path => Loaded("/libtorch_cpu.so").FirstOrDefault("");

    /// <summary>The version of the headers that the shim was compiled with, which is that of libtorch.</summary>
    public static string Version => Native.VersionText;

    /// <summary>Compilers, libraries and options that libtorch was built with.</summary>
    public static string Build => Native.Build.TrimEnd();

    /// <summary>Threads and their libraries as they are now, on this thread.</summary>
    public static string Parallel => Native.Parallel.TrimEnd();

    /// <summary>The matrix library in use: its file and, when it says so, the processor that it computes for.</summary>
    public static string Blas
    {
        get
        {
            var files = Loaded("libmkl_rt", "libmkl_core", "openblas", "libblas");
            if (files.Length == 0) return "inside libtorch";
            var core = files.Select(CoreName).FirstOrDefault(name => name is not null);
            return core is null ? files[0] : $"{files[0]}, for {core}";
        }
    }

    /// <summary>The CUDA devices that libtorch sees, one a line with name and memory; empty without any.</summary>
    public static string CudaDevices
    {
        get
        {
            var count = Native.CudaCount();
            return count == 0
                ? ""
                : string.Join('\n', Enumerable.Range(0, count).Select(index => $"cuda:{index} {CudaDriver.Describe(index)}"));
        }
    }

    private static string[] Loaded(params string[] names)
    {
        _ = Native.VersionText;
        return NativeLoader.MappedFiles(names);
    }

    // OpenBLAS alone has it.
    private static unsafe string? CoreName(string file)
    {
        if (!NativeLibrary.TryLoad(file, out var library)) return null;
        if (!NativeLibrary.TryGetExport(library, "openblas_get_corename", out var address)) return null;
        return Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)address)());
    }

    /// <summary>The driver's own library, since libtorch has no function for names and memory that all versions share.</summary>
    private static unsafe class CudaDriver
    {
        public static string Describe(int index)
        {
            if (!NativeLibrary.TryLoad("libcuda.so.1", out var driver)) return "unknown";
            int device;
            ulong bytes = 0;
            var name = stackalloc byte[128];
            var asked = ((delegate* unmanaged<uint, int>)NativeLibrary.GetExport(driver, "cuInit"))(0) == 0
                && ((delegate* unmanaged<int*, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGet"))(&device, index) == 0
                && ((delegate* unmanaged<byte*, int, int, int>)NativeLibrary.GetExport(driver, "cuDeviceGetName"))(name, 128, device) == 0
                && ((delegate* unmanaged<ulong*, int, int>)NativeLibrary.GetExport(driver, "cuDeviceTotalMem_v2"))(&bytes, device) == 0;
            return asked
                ? string.Create(CultureInfo.InvariantCulture, $"{Marshal.PtrToStringUTF8((nint)name)}, {bytes / (double)(1 << 30):0.0} GiB")
                : "unknown";
        }
    }
}
