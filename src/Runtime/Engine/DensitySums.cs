namespace NeuralEntropy.Runtime.Engine;

/// <summary>What is kept of the densities of some data points.</summary>
/// <param name="Numbers">Of each point, one for every measure.</param>
/// <param name="Evaluations">Of the network.</param>
internal sealed record DensitySums(Tally Numbers, long Evaluations) : IMergeable<DensitySums>
{
    public long Count => Numbers.Count;

    /// <inheritdoc/>
    public double[] Written => [Evaluations, .. Numbers.Written];

    /// <inheritdoc/>
    public static DensitySums Read(NumberReader numbers)
    {
        var evaluations = (long)numbers.Next();
        return new(Tally.Read(numbers), evaluations);
    }

    public DensitySums Plus(DensitySums other) => new(Numbers.Plus(other.Numbers), Evaluations + other.Evaluations);
}
