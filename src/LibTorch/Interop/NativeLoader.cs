using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// Loads libtorch and the shim at the first call into it, not before: commands that need no tensor start without libtorch's
/// hundreds of shared objects. LIBTORCH names the folder to take it from; otherwise it is where the build found it.
/// </summary>
internal static partial class NativeLoader
{
    public const string ShimName = "nec_torch";
    private const string ShimFile = "libnec_torch.so";
    private const string Install = "apt-get install -y --no-install-recommends libtorch-dev libopenblas0-openmp g++";
    private static readonly Lock Gate = new();
    private static nint shim;

    // The first call into the shim asks for it; there is no earlier place that every way into the assembly passes.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLoader).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != ShimName) return 0;
        lock (Gate)
        {
            if (shim == 0)
            {
                TuneAllocator();
                var loaded = Load(assembly);
                SetDefaultThreads(loaded);
                shim = loaded;
            }
        }
        return shim;
    }

    private static nint Load(Assembly assembly)
    {
        if (Environment.GetEnvironmentVariable("LIBTORCH") is { Length: > 0 } root)
        {
            foreach (var library in (string[])["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so"])
            {
                var file = Path.Combine(root, "lib", library);
                if (File.Exists(file)) LoadFile(file);
                else if (library == "libtorch_cpu.so") throw new NotSupportedException($"LIBTORCH is `{root}`, where there is no lib/{library}: name the folder of the torch package");
            }
        }

        string[] folders = [Path.GetDirectoryName(assembly.Location) ?? "", AppContext.BaseDirectory];
        var found = Array.Find(folders, folder => File.Exists(Path.Combine(folder, ShimFile)));
        if (found is null) throw new NotSupportedException($"{ShimFile} is not beside TorchSharp.dll in {folders[0]}: build src/LibTorch again");
        return LoadFile(Path.Combine(found, ShimFile));
    }

    private static nint LoadFile(string file)
    {
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw new NotSupportedException($"libtorch cannot be loaded ({e.Message.Split('\n').Last(line => line.Length > 0).Trim()}): run `{Install}`, or set LIBTORCH to the folder of the torch package", e);
        }
    }

    // A result of some megabytes would otherwise go back to the kernel at every operator, and come anew at the next, page by page.
    private static void TuneAllocator()
    {
        const int trimThreshold = -1, mmapThreshold = -3;
        try
        {
            _ = SetAllocatorOption(mmapThreshold, 1 << 30);
            _ = SetAllocatorOption(trimThreshold, int.MaxValue);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, with an allocator of its own.
        }
    }

    // Some builds start with one thread. Whoever sets OMP_NUM_THREADS has chosen.
    private static unsafe void SetDefaultThreads(nint library)
    {
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 }) return;
        var set = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "nec_set_threads");
        _ = set(Environment.ProcessorCount);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetAllocatorOption(int option, int value);
}
