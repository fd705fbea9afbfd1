using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How many threads a kernel called on this thread may use.</summary>
    public static int get_num_threads() => Native.Threads();

    /// <summary>
    /// Sets how many threads kernels and matrix products called on this thread may use, this thread among them. Other threads keep
    /// their number if they have called a kernel before; one that has not begins with the number that was set last, on whatever
    /// thread. So a worker that sets 1 before its first kernel runs alone on its core and disturbs nobody who is at work.
    /// </summary>
    public static void set_num_threads(int num) => Native.Check(Native.SetThreads(num));

    public static int get_num_interop_threads() => Native.InteropThreads();

    /// <summary>Sets the size of the pool for TorchScript's parallel branches; once, before its first use.</summary>
    public static void set_num_interop_threads(int num) => Native.Check(Native.SetInteropThreads(num));
}
