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
                TuneThreads();
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
            var lib = Path.Combine(root, "lib");
            if (!File.Exists(Path.Combine(lib, "libtorch_cpu.so")))
                throw new NotSupportedException($"LIBTORCH is `{root}`, without lib/libtorch_cpu.so: name a torch package's folder");
            foreach (var name in (string[])["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so"])
            {
                if (File.Exists(Path.Combine(lib, name))) LoadFile(Path.Combine(lib, name));
            }
        }

        string[] folders = [Path.GetDirectoryName(assembly.Location) ?? "", AppContext.BaseDirectory];
        var found = Array.Find(folders, folder => File.Exists(Path.Combine(folder, ShimFile)));
        if (found is null)
            throw new NotSupportedException($"{ShimFile} is not beside TorchSharp.dll in {folders[0]}: build src/LibTorch again");
        var library = LoadFile(Path.Combine(found, ShimFile));
        RequireOne();
        return library;
    }

    // A shim compiled over another libtorch than LIBTORCH's brings that one with it, and two in a process end in a crash.
    private static void RequireOne()
    {
        var loaded = MappedFiles("/libtorch_cpu.so");
        if (loaded.Length > 1)
        {
            var both = string.Join(" and ", loaded);
            throw new NotSupportedException($"two libtorch are loaded, {both}: build src/LibTorch again with LIBTORCH as it is now");
        }
    }

    private static nint LoadFile(string file)
    {
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            var cause = e.Message.Split('\n').Last(line => line.Length > 0).Trim();
            throw new NotSupportedException($"libtorch cannot be loaded ({cause}): run `{Install}` or set LIBTORCH", e);
        }
    }

    /// <summary>The files with one of these names in their paths that the process has loaded.</summary>
    internal static string[] MappedFiles(params string[] names)
    {
        const string maps = "/proc/self/maps";
        if (!File.Exists(maps)) return [];
        return
        [
            .. File.ReadLines(maps)
                .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? line[at..] : "")
                .Where(file => Array.Exists(names, name => file.Contains(name, StringComparison.Ordinal)))
                .Distinct(),
        ];
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

    // Threads that wait for one another spin for long by default, and where cores are shared they spin on the one that the work needs. A
    // short spin costs nothing where cores are free. The library reads its environment when it is loaded.
    private static void TuneThreads()
    {
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is { Length: > 0 }) return;
        try
        {
            const int keep = 0;
            _ = SetEnvironment("GOMP_SPINCOUNT", "20000", keep);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library: its threads wait as they do.
        }
    }

    // Some builds start with one thread. Whoever sets OMP_NUM_THREADS has chosen.
    private static unsafe void SetDefaultThreads(nint library)
    {
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 }) return;
        var set = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "nec_set_threads");
        _ = set(Environment.ProcessorCount);
    }

    // .NET keeps its own copy of the environment, which native libraries do not see.
    [LibraryImport("libc.so.6", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetAllocatorOption(int option, int value);
}
