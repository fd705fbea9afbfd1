namespace NeuralEntropy.Runtime.Engine;

/// <summary>Reads numbers in the order in which they were written.</summary>
internal sealed class NumberReader(double[] numbers)
{
    private int at;

    public double Next() => numbers[at++];

    public double[] Next(int count) => numbers[at..(at += count)];
}
