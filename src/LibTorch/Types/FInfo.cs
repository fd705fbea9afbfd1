namespace TorchSharp;

public static partial class torch
{
    /// <summary>The limits of a floating-point type.</summary>
    public struct FInfo
    {
        public int bits;
        public double eps;
        public double max;
        public double min;
        public double tiny;
        public double smallest_normal;
        public double resolution;
    }

    public static FInfo finfo() => finfo(default_dtype);

    /// <exception cref="ArgumentException"><paramref name="dtype"/> is no floating-point type.</exception>
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float64 => Limits(64, Math.Pow(2, -52), double.MaxValue, 2.2250738585072014e-308, 1e-15),
        ScalarType.Float32 => Limits(32, Math.Pow(2, -23), float.MaxValue, Math.Pow(2, -126), 1e-6),
        ScalarType.Float16 => Limits(16, Math.Pow(2, -10), 65504, Math.Pow(2, -14), 1e-3),
        ScalarType.BFloat16 => Limits(16, Math.Pow(2, -7), 3.3895313892515355e38, Math.Pow(2, -126), 1e-2),
        _ => throw new ArgumentException($"{dtype} is no floating-point type", nameof(dtype)),
    };

    private static FInfo Limits(int bits, double eps, double max, double tiny, double resolution) =>
        new() { bits = bits, eps = eps, max = max, min = -max, tiny = tiny, smallest_normal = tiny, resolution = resolution };
}
