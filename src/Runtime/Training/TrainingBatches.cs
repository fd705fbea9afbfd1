using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>
/// The batches of a training, in order. The data is drawn once and shuffled for every epoch; every data point of a step gets its own noise
/// for each of its throws. The times of a step are stratified: equally spaced in the loss's own measure of time, with one random shift for all.
/// Groups of r data points share their times, since a network spends half of its work on embedding a time; group g of G takes
/// every G-th time from the g-th on, so that the throws of a data point are spread over the whole interval.
/// </summary>
internal sealed class TrainingBatches : IDisposable
{
    private const long TimesAtOnce = 1 << 16;
    private const int MostSharing = 8;
    private const int LeastTimes = 32;

    private readonly Process process;
    private readonly TrainingPlan plan;
    private readonly Device device;
    private readonly int sharing;
    private readonly Generator noise;
    private readonly Generator shuffle;
    private readonly Generator shifts;
    private readonly Tensor data;
    private readonly Tensor? labels;
    private Tensor order;
    private TrainingKernels? kernels;
    private int position;

    /// <param name="isTold">Whether the network is told labels.</param>
    public TrainingBatches(Process process, DataDistribution distribution, TrainingPlan plan, TrainingOptions options, bool isTold = false)
    {
        using var scope = NewDisposeScope();
        (this.process, this.plan, device) = (process, plan, options.Device);
        using var draws = RandomStream.Generator(options.Seed, "training data", 0, CPU);
        var (points, classes) = isTold ? distribution.SampleLabelled(plan.Samples, draws) : (distribution.Sample(plan.Samples, draws), null);
        (data, labels) = (points.to(float32, device), classes?.to(device).DetachFromDisposeScope());
        noise = RandomStream.Generator(options.Seed, "training noise", 0, device);
        shuffle = RandomStream.Generator(options.Seed, "training order", 0, CPU);
        shifts = RandomStream.Generator(options.Seed, "training times", 0, CPU);
        order = zeros([0], dtype: int64);
        Scale = plan.Loss.Scale(process);
        sharing = Enumerable.Range(1, Math.Min(MostSharing, plan.Batch))
            .Last(r => r == 1 || (plan.Batch % r == 0 && plan.Batch / r * plan.Throws >= LeastTimes));
        data.DetachFromDisposeScope();
        order.DetachFromDisposeScope();
    }

    /// <summary>The factor of the mean of ‖r‖² in the loss.</summary>
    public double Scale { get; }

    public TrainingBatch Next()
    {
        // [group, throw, data point of the group, D]
        long[] shape = [plan.Batch / sharing, plan.Throws, sharing, data.shape[1]];
        var kernelsOfStep = NextKernels();
        var points = NextPoints();
        var x = data.index_select(0, points).view(shape[0], 1, sharing, shape[3]);
        var z = randn(shape, dtype: float32, device: device, generator: noise);
        return kernelsOfStep.Batch(position++, x, z) with { Labels = labels?.index_select(0, points).view(shape[0], 1, sharing).expand(shape[..3]).reshape(-1) };
    }

    public void Dispose()
    {
        foreach (var tensor in new[] { data, order }) tensor.Dispose();
        labels?.Dispose();
        kernels?.Dispose();
        foreach (var generator in new[] { noise, shuffle, shifts }) generator.Dispose();
    }

    private Tensor NextPoints()
    {
        if (order.shape[0] < plan.Batch) Replace(ref order, cat([order, randperm(plan.Samples, dtype: int64, generator: shuffle)], 0));
        var points = order.narrow(0, 0, plan.Batch).to(device);
        Replace(ref order, order.narrow(0, plan.Batch, order.shape[0] - plan.Batch).clone());
        return points;
    }

    // The functions of time are evaluated for many steps at once: in double precision, where differences such as 1 − μ² matter.
    private TrainingKernels NextKernels()
    {
        if (kernels is not null && position < kernels.Steps) return kernels;
        using var guard = no_grad();
        using var inner = NewDisposeScope();
        kernels?.Dispose();
        var (groups, n) = (plan.Batch / sharing, plan.Batch / sharing * plan.Throws);
        var steps = Math.Clamp(TimesAtOnce / n, 1, plan.Steps);
        var strata = arange(n, dtype: float64).view(1, plan.Throws, groups, 1, 1).transpose(1, 2);
        var u = (rand([steps, 1, 1, 1, 1], dtype: float64, generator: shifts) + strata) / n;
        position = 0;
        return kernels = TrainingKernels.At(process, plan.Loss, plan.Loss.Times(process, u), device);
    }

    private static void Replace(ref Tensor old, Tensor value)
    {
        old.Dispose();
        old = value.DetachFromDisposeScope();
    }
}
