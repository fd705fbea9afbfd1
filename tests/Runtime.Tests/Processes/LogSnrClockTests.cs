using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Processes;

/// <summary>u(t) inverted: u is found again, to 1e-9 where rounding of t allows no more, and beyond its range are the interval's ends.</summary>
public sealed class LogSnrClockTests
{
    public static TheoryData<string> Names => ["isotropic", "rotating", "stepped", "steep end"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_time_of_u_has_u(string name)
    {
        var process = Of(name);
        using var scope = NewDisposeScope();
        var end = process.NegativeLogSnr(tensor(process.Time.End)).item<double>();
        var u = linspace(-120, end - 1e-6, 977, dtype: float64);
        var found = process.NegativeLogSnr(process.TimeOf(u));
        (found - u).abs().max().item<double>().ShouldBeLessThan(1e-9);
        process.TimeOf(tensor(end + 5)).item<double>().ShouldBe(process.Time.End, 1e-12);
        process.TimeOf(tensor(double.NegativeInfinity)).item<double>().ShouldBe(process.Time.Start, 1e-300);
    }

    private static Process Of(string name) => name switch
    {
        "isotropic" => new VariancePreserving(),
        "rotating" => AffineProcess.Rotating(0.7, 3, 1.1),
        // σ and the drift rest in the middle third.
        "stepped" => new AffineProcess(new[,] { { -1.0, 2 }, { -0.3, -0.8 } }, [0.3, -0.2], [0.8, 1.5], end: 3, pace: t => t is > 1 and < 2 ? 0 : 1),
        "steep end" => new AffineProcess(new[,] { { -1.0, 0 }, { 0, -1 } }, [0, 0], [1, 1], end: 1 - 1e-5, pace: t => 1 / (1 - t)),
        _ => throw new ArgumentException(name),
    };
}
