using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The shim's functions, in native/'s order. Questions that only read memory skip the collector's transition.</summary>
internal static unsafe partial class Native
{
    private const string Shim = NativeLoader.ShimName;

    [LibraryImport(Shim, EntryPoint = "nec_error")]
    private static partial byte* Error();

    [LibraryImport(Shim, EntryPoint = "nec_version")]
    private static partial byte* Version();

    [LibraryImport(Shim, EntryPoint = "nec_operator", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Operator(string name, string overload);

    [LibraryImport(Shim, EntryPoint = "nec_call")]
    public static partial int Call(nint op, Cell* arguments, int count, Cell* results, int capacity);

    [LibraryImport(Shim, EntryPoint = "nec_release")]
    public static partial void Release(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_dim"), SuppressGCTransition]
    public static partial long Dim(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_numel"), SuppressGCTransition]
    public static partial long Numel(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_dtype"), SuppressGCTransition]
    public static partial int Dtype(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_item_size"), SuppressGCTransition]
    public static partial long ItemSize(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_storage_offset"), SuppressGCTransition]
    public static partial long StorageOffset(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_is_contiguous"), SuppressGCTransition]
    public static partial int IsContiguous(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_requires_grad"), SuppressGCTransition]
    public static partial int RequiresGrad(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_sizes"), SuppressGCTransition]
    public static partial void Sizes(nint tensor, long* sizes);

    [LibraryImport(Shim, EntryPoint = "nec_strides"), SuppressGCTransition]
    public static partial void Strides(nint tensor, long* strides);

    [LibraryImport(Shim, EntryPoint = "nec_device"), SuppressGCTransition]
    public static partial int Device(nint tensor, out int index);

    [LibraryImport(Shim, EntryPoint = "nec_data")]
    public static partial nint Data(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_is_leaf")]
    public static partial int IsLeaf(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_set_requires_grad")]
    public static partial int SetRequiresGrad(nint tensor, int value);

    [LibraryImport(Shim, EntryPoint = "nec_retain_grad")]
    public static partial int RetainGrad(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_get_grad")]
    public static partial nint GetGrad(nint tensor);

    [LibraryImport(Shim, EntryPoint = "nec_set_grad")]
    public static partial int SetGrad(nint tensor, nint grad);

    [LibraryImport(Shim, EntryPoint = "nec_backward")]
    public static partial int Backward(
        nint* outputs, int outputCount, nint* seeds, int seedCount, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Shim, EntryPoint = "nec_grad")]
    public static partial int Grad(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* seeds, int seedCount,
        int retainGraph, int createGraph, int allowUnused, nint* gradients);

    [LibraryImport(Shim, EntryPoint = "nec_generator")]
    public static partial nint Generator(int device, int index);

    [LibraryImport(Shim, EntryPoint = "nec_generator_clone")]
    public static partial nint GeneratorClone(nint generator);

    [LibraryImport(Shim, EntryPoint = "nec_generator_free")]
    public static partial void GeneratorFree(nint generator);

    [LibraryImport(Shim, EntryPoint = "nec_generator_seed")]
    public static partial int GeneratorSeed(nint generator, ulong seed);

    [LibraryImport(Shim, EntryPoint = "nec_generator_reseed")]
    public static partial ulong GeneratorReseed(nint generator);

    [LibraryImport(Shim, EntryPoint = "nec_generator_current_seed")]
    public static partial ulong GeneratorCurrentSeed(nint generator);

    [LibraryImport(Shim, EntryPoint = "nec_generator_state")]
    public static partial nint GeneratorState(nint generator);

    [LibraryImport(Shim, EntryPoint = "nec_generator_set_state")]
    public static partial int GeneratorSetState(nint generator, nint state);

    [LibraryImport(Shim, EntryPoint = "nec_manual_seed")]
    public static partial int ManualSeed(ulong seed);

    [LibraryImport(Shim, EntryPoint = "nec_grad_mode")]
    public static partial int GradMode();

    [LibraryImport(Shim, EntryPoint = "nec_set_grad_mode")]
    public static partial void SetGradMode(int enabled);

    [LibraryImport(Shim, EntryPoint = "nec_inference_mode")]
    public static partial int InferenceMode();

    [LibraryImport(Shim, EntryPoint = "nec_inference_enter")]
    public static partial nint InferenceEnter(int enabled);

    [LibraryImport(Shim, EntryPoint = "nec_inference_leave")]
    public static partial void InferenceLeave(nint guard);

    [LibraryImport(Shim, EntryPoint = "nec_threads")]
    public static partial int Threads();

    [LibraryImport(Shim, EntryPoint = "nec_set_threads")]
    public static partial int SetThreads(int count);

    [LibraryImport(Shim, EntryPoint = "nec_interop_threads")]
    public static partial int InteropThreads();

    [LibraryImport(Shim, EntryPoint = "nec_set_interop_threads")]
    public static partial int SetInteropThreads(int count);

    [LibraryImport(Shim, EntryPoint = "nec_set_default_dtype")]
    public static partial int SetDefaultDtype(int dtype);

    [LibraryImport(Shim, EntryPoint = "nec_cuda_count")]
    public static partial int CudaCount();

    [LibraryImport(Shim, EntryPoint = "nec_cuda_synchronize")]
    public static partial int CudaSynchronize(int index);

    [LibraryImport(Shim, EntryPoint = "nec_build_text")]
    private static partial byte* BuildText();

    [LibraryImport(Shim, EntryPoint = "nec_parallel_text")]
    private static partial byte* ParallelText();

    /// <summary>The version that the shim was compiled against.</summary>
    public static string VersionText => Text(Version());

    public static string Build => Text(BuildText());

    public static string Parallel => Text(ParallelText());

    /// <summary>Throws libtorch's error of this thread's last call.</summary>
    [DoesNotReturn]
    public static void Throw() => throw new ExternalException(Text(Error()));

    public static void Check(int code)
    {
        if (code < 0) Throw();
    }

    public static nint Check(nint handle)
    {
        if (handle == 0) Throw();
        return handle;
    }

    private static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";
}
