using System.Diagnostics;

namespace NeuralEntropy.Bench;

/// <summary>nec as its users run it, as the launcher has built it.</summary>
internal static class Command
{
    /// <summary>How long a command takes from start to end.</summary>
    public static double Seconds(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(Path.Combine(root, "artifacts", "nec", "nec.dll")), .. arguments])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException(error.Result);
    }
}
