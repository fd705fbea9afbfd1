namespace NeuralEntropy.Runtime.Training;

/// <summary>Where a training stands.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Loss">The smoothed loss.</param>
public readonly record struct TrainingProgress(long Step, long Steps, double Loss, double SecondsLeft);

/// <summary>What a training came to.</summary>
/// <param name="FinalLoss">The mean loss of the last steps: those of one epoch, or fewer where there was only one.</param>
public sealed record TrainingSummary(double FinalLoss, long Steps, double Seconds);

/// <summary>What a training depends on beside its plan.</summary>
/// <param name="Threads">Of libtorch; all that there are where 0.</param>
public sealed record TrainingOptions(long Seed, TorchSharp.torch.Device Device, int Threads = 0);
