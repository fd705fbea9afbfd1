using Shouldly;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

/// <summary>Makes tensors of doubles and compares them.</summary>
internal static class Numbers
{
    // A few units in the last place of a double, for sums of a few terms.
    public const double Rounding = 1e-13;

    public static Tensor Row(params double[] values) => tensor(values);

    public static Tensor Matrix(double[,] values) => tensor(values);

    public static double[] Doubles(this Tensor tensor) => tensor.detach().to(float64).contiguous().data<double>().ToArray();

    public static long[] Longs(this Tensor tensor) => tensor.to(int64).contiguous().data<long>().ToArray();

    public static bool[] Bools(this Tensor tensor) => tensor.contiguous().data<bool>().ToArray();

    /// <summary>Equal to within <paramref name="tolerance"/>, absolute below one and relative above; NaN equals NaN.</summary>
    public static void ShouldBeNear(this Tensor actual, double[] expected, double tolerance = Rounding)
    {
        var values = actual.Doubles();
        values.Length.ShouldBe(expected.Length);
        for (var i = 0; i < values.Length; i++) values[i].ShouldBeNear(expected[i], tolerance, $"element {i}");
    }

    public static void ShouldBeNear(this Tensor actual, Tensor expected, double tolerance = Rounding)
    {
        actual.shape.ShouldBe(expected.shape);
        actual.ShouldBeNear(expected.Doubles(), tolerance);
    }

    public static void ShouldBeNear(this double actual, double expected, double tolerance = Rounding, string what = "the number")
    {
        if (actual.Equals(expected)) return;
        Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(tolerance * Math.Max(1, Math.Abs(expected)), $"{what} is {actual:r}, not {expected:r}");
    }
}
