using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Training;

/// <summary>How a network is trained. The defaults are the paper's notebook.</summary>
[Term("train", "how a network is trained")]
public sealed class TrainingPlan(
    [Argument("what is lowered")] Loss? loss = null,
    [Argument("how many points are drawn from the data, once", Min = 1)] int samples = 4096,
    [Argument("how many data points a step takes", Min = 1)] int batch = 40,
    [Argument("how many independent times and noises every data point of a step gets", Min = 1)] int throws = 10,
    [Argument("how many times the data is gone through", Min = 1)] int epochs = 50,
    [Argument("how the weights follow the gradient")] Optimizer? optimizer = null)
{
    public Loss Loss { get; } = loss ?? new EntropyMatching();

    public int Samples { get; } = samples;

    public int Batch { get; } = Math.Min(batch, samples);

    public int Throws { get; } = throws;

    public int Epochs { get; } = epochs;

    public Optimizer Optimizer { get; } = optimizer ?? new Adam();

    /// <summary>Steps of full batches; an epoch that ends inside a batch lends the rest of it to the next.</summary>
    public long Steps => Math.Max(1, (long)Samples * Epochs / Batch);
}
