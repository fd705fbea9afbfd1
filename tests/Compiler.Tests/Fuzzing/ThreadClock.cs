using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>The time that the thread itself has worked, so that a busy machine makes nothing slow; the clock's where the system does not tell.</summary>
internal static class ThreadClock
{
    private const int ThreadTime = 3;

    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && GetTime(ThreadTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpecification(nint Seconds, nint Nanoseconds);
}
