using System.Diagnostics;
using NeuralEntropy.Runtime;

namespace NeuralEntropy.Bench;

/// <summary>What a run keeps in memory as it takes more and more data points: resident octets as the system counts them, and the most there ever were.</summary>
internal static class Memory
{
    private const double Megaoctet = 1e6;

    public static void Run()
    {
        Console.WriteLine($"{"S_tot of the plane's mixture",-30} {"points",12} {"evaluations",14} {"seconds",9} {"resident MB",12} {"most MB",9}");
        foreach (var route in (string[])["score", "boundary"])
            foreach (var samples in (long[])[1 << 17, 1 << 19, 1 << 21, 1 << 22])
                Tell(route, samples);
    }

    private static void Tell(string route, long samples)
    {
        using var loaded = Files.Load($"use vp;\n{MixtureSpec.Plane.Sde}measure {{ S_tot by {route}; samples = {samples}; }}\n");
        var clock = Stopwatch.StartNew();
        var estimate = Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters }).Measures.Single().Estimate;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"{$"by {route}",-30} {estimate.Units,12:N0} {estimate.Evaluations,14:N0} {clock.Elapsed.TotalSeconds,9:F1} {self.WorkingSet64 / Megaoctet,12:F0} {self.PeakWorkingSet64 / Megaoctet,9:F0}");
    }
}
