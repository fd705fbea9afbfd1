using System.Collections.Immutable;
using System.Numerics;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>N points of D components, row by row, in single precision where that holds them exactly: images are long.</summary>
internal abstract class PointTable
{
    /// <param name="values">N D finite numbers, row by row.</param>
    public static PointTable Of(double[] values, int dimension) => new Typed<double>(values, dimension);

    /// <inheritdoc cref="Of(double[], int)"/>
    public static PointTable Of(float[] values, int dimension) => new Typed<float>(values, dimension);

    public abstract int Count { get; }

    public abstract int Dimension { get; }

    /// <summary>Component d of point i, both from 0.</summary>
    public abstract double this[int i, int d] { get; }

    /// <returns>[N, D], float32 or float64.</returns>
    public abstract Tensor ToTensor(Device device);

    public ImmutableArray<double> Point(int i) => [.. Enumerable.Range(0, Dimension).Select(d => this[i, d])];

    public ImmutableArray<double> Mean() => [.. Averages((i, d) => this[i, d])];

    /// <summary>Of the points, each with the weight 1/N.</summary>
    public ImmutableArray<double> Variances()
    {
        var mean = Mean();
        return [.. Averages((i, d) => (this[i, d] - mean[d]) * (this[i, d] - mean[d]))];
    }

    public double[,] Covariance()
    {
        var (mean, n) = (Mean(), Dimension);
        var covariance = new double[n, n];
        var centred = new double[n];
        for (var i = 0; i < Count; i++)
        {
            for (var d = 0; d < n; d++) centred[d] = this[i, d] - mean[d];
            for (var d = 0; d < n; d++)
                for (var e = 0; e <= d; e++) covariance[d, e] += centred[d] * centred[e] / Count;
        }
        for (var d = 0; d < n; d++)
            for (var e = 0; e < d; e++) covariance[e, d] = covariance[d, e];
        return covariance;
    }

    /// <summary>Some of the points, by their numbers from 0.</summary>
    public abstract PointTable Picked(int[] points);

    /// <summary>Some neighbouring components of all points, the first counted from 0.</summary>
    public PointTable Columns(int start, int length)
    {
        var values = new double[Count * (long)length];
        for (var i = 0; i < Count; i++)
            for (var d = 0; d < length; d++) values[(long)i * length + d] = this[i, start + d];
        return Of(values, length);
    }

    public PointTable Mapped(AffineMap map)
    {
        var (values, x, n) = (new double[Count * (long)Dimension], new double[Dimension], Dimension);
        for (var i = 0; i < Count; i++)
        {
            for (var d = 0; d < n; d++) x[d] = this[i, d];
            var y = map.Linear(x);
            for (var d = 0; d < n; d++) values[(long)i * n + d] = y[d] + map.Offset[d];
        }
        return Of(values, n);
    }

    private double[] Averages(Func<int, int, double> value)
    {
        var sums = new double[Dimension];
        for (var i = 0; i < Count; i++)
            for (var d = 0; d < sums.Length; d++) sums[d] += value(i, d);
        return [.. sums.Select(s => s / Count)];
    }

    private sealed class Typed<T>(T[] values, int dimension) : PointTable where T : unmanaged, INumber<T>
    {
        public override int Count => values.Length / dimension;

        public override int Dimension => dimension;

        public override double this[int i, int d] => double.CreateChecked(values[(long)i * dimension + d]);

        public override PointTable Picked(int[] points)
        {
            var picked = new T[points.Length * (long)dimension];
            for (var i = 0; i < points.Length; i++) Array.Copy(values, (long)points[i] * dimension, picked, (long)i * dimension, dimension);
            return new Typed<T>(picked, dimension);
        }

        public override Tensor ToTensor(Device device) => values is double[] doubles
            ? tensor(doubles, [Count, dimension], dtype: float64, device: device)
            : tensor((float[])(object)values, [Count, dimension], dtype: float32, device: device);
    }
}
