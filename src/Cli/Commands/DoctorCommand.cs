using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace NeuralEntropy.Cli.Commands;

/// <summary><c>nec doctor</c>: which tensor engine, how fast, and what is missing.</summary>
internal static class DoctorCommand
{
    private const string Install = "apt-get install -y --no-install-recommends libtorch-dev libopenblas0-openmp g++";

    /// <summary>A distribution's reference BLAS reaches about this much on one core; an optimised one ten times that.</summary>
    private const double SlowGigaflops = 25;

    public static Command Create()
    {
        var command = new Command("doctor", "Tells which tensor engine is in use, how fast it is, and what is missing.");
        command.SetAction(_ => Examine());
        return command;
    }

    private static int Examine()
    {
        Say("nec", Product.Version);
        Say(".NET", Environment.Version.ToString());
        Say("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        try
        {
            Tensors();
            return ExitCodes.Fine;
        }
        catch (Exception e) when (e is NotSupportedException or DllNotFoundException or EntryPointNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            Say("libtorch", "cannot be loaded: " + (e.InnerException ?? e).Message);
            Advise(Environment.GetEnvironmentVariable("LIBTORCH") is { Length: > 0 } path
                ? $"LIBTORCH is {path}: unset it to use the distribution's, or run {Install}"
                : $"run: {Install}");
            return ExitCodes.BadEnvironment;
        }
    }

    private static void Tensors()
    {
        // Only our own provider has this class; the packages bring a libtorch of their own.
        var own = typeof(torch).Assembly.GetType("NeuralEntropy.LibTorch.LibTorchInfo");
        Say("provider", own is null ? "TorchSharp package " + typeof(torch).Assembly.GetName().Version : "system (libtorch of this machine)");
        using var scope = NewDisposeScope();
        zeros(1).sum();
        foreach (var (label, property) in (ReadOnlySpan<(string, string)>)[("libtorch", "Path"), ("version", "Version"), ("BLAS", "Blas")])
            Say(label, own?.GetProperty(property)?.GetValue(null)?.ToString() ?? "not told by the package");
        Say("threads", get_num_threads().ToString(CultureInfo.InvariantCulture));
        Say("CUDA", cuda.is_available() ? $"{cuda.device_count()} device(s)" + (own?.GetProperty("CudaDevices")?.GetValue(null) is string names ? ": " + names : "") : "none");
        var speed = ProductSpeed();
        Say("float32 product", string.Create(CultureInfo.InvariantCulture, $"{speed:F0} GFLOP/s (1024 x 1024)"));
        if (speed < SlowGigaflops) Advise("this is a reference BLAS; run: apt-get install -y --no-install-recommends libopenblas0-openmp");
        if (Environment.GetEnvironmentVariable("OPENBLAS_CORETYPE") is { Length: > 0 } core)
            Advise($"OPENBLAS_CORETYPE={core} fixes the processor type for OpenBLAS; unset it where the processor is newer");
    }

    private static double ProductSpeed()
    {
        using var a = ones(1024, 1024);
        using var b = ones(1024, 1024);
        var best = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using (mm(a, b)) { }
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return 2.0 * 1024 * 1024 * 1024 / best / 1e9;
    }

    private static void Say(string label, string value) => Terminal.Out.WriteLine($"{label,-16} {value.Trim()}");

    private static void Advise(string what) => Terminal.Out.WriteLine($"{"",-16} = help: {what}");
}
