using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Training;

/// <summary>Trains a network by a plan. The digits depend on the seed, the device and the number of threads.</summary>
public static class Trainer
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);

    /// <exception cref="NecException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static TrainingSummary Train(
        TrainableNetwork network,
        Process process,
        DataDistribution data,
        TrainingPlan plan,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        set_num_threads(options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var optimizer = plan.Optimizer.Create(network.Module.parameters());
        using var batches = new TrainingBatches(process, data, plan, options, network.IsToldLabels);
        var window = new double[Math.Clamp(plan.Samples / plan.Batch, 1, (int)Math.Min(plan.Steps, 1000))];
        var (steps, told) = (plan.Steps, TimeSpan.Zero);
        for (long step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var group in optimizer.ParamGroups) group.LearningRate = plan.Optimizer.RateAt(step, steps);
            window[step % window.Length] = Step(network, optimizer, batches, plan.Loss, step);
            if (progress is null || (clock.Elapsed - told < ProgressInterval && step < steps - 1)) continue;
            told = clock.Elapsed;
            progress.Report(new TrainingProgress(
                step + 1, steps, Mean(window, step + 1), told.TotalSeconds / (step + 1) * (steps - step - 1)));
        }
        return new TrainingSummary(Mean(window, steps), steps, clock.Elapsed.TotalSeconds);
    }

    private static double Step(TrainableNetwork network, optim.Optimizer optimizer, TrainingBatches batches, Loss loss, long step)
    {
        using var scope = NewDisposeScope();
        var batch = batches.Next();
        optimizer.zero_grad();
        var output = network.Forward(batch.State, batch.Time, batch.Labels);
        var residual = network.Predicts.Residual(output, batch);
        var value = (residual * residual).sum().mul(batches.Scale / batch.State.shape[0]);
        var number = value.item<float>();
        if (!float.IsFinite(number)) throw NotFinite(loss, step, batch, output, residual);
        value.backward();
        optimizer.step();
        return number;
    }

    private static NecException NotFinite(Loss loss, long step, TrainingBatch batch, Tensor output, Tensor residual)
    {
        var time = batch.Time.to(float64).cpu().data<double>().ToArray();
        foreach (var (name, value) in batch.Terms.Concat([("the network's output", output), ("the residual", residual)]))
        {
            var bad = Array.FindIndex(value.detach().to(float64).sum(1).cpu().data<double>().ToArray(), v => !double.IsFinite(v));
            if (bad >= 0) return Failures.LossNotFinite(loss.Name, step, name, time[bad * time.Length / (int)batch.State.shape[0]]);
        }
        return Failures.LossNotFinite(loss.Name, step, "the squared residual", time[0]);
    }

    private static double Mean(double[] window, long steps) => window.Take((int)Math.Min(steps, window.Length)).Average();
}
