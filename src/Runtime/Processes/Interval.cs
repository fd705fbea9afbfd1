namespace NeuralEntropy.Runtime.Processes;

/// <summary>Forward time: the data stands at <paramref name="Start"/>, the noise at <paramref name="End"/>.</summary>
public readonly record struct Interval(double Start, double End)
{
    public double Length => End - Start;
}
