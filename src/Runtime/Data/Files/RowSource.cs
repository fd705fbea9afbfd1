namespace NeuralEntropy.Runtime.Data.Files;

/// <summary>Rows of numbers in a file. What stands at its head is known when it is made, the rest when it is read.</summary>
internal abstract class RowSource
{
    /// <summary>D.</summary>
    public abstract int Dimension { get; }

    /// <summary>N, where the head tells it.</summary>
    public abstract long? Count { get; }

    /// <summary>What it holds, in a few words.</summary>
    public abstract string Describe();

    /// <summary>Some rows that follow each other.</summary>
    /// <param name="first">From 0.</param>
    /// <param name="last">The last of them; null where all that follow are read.</param>
    /// <exception cref="NecException">It is not what its head says, or not all numbers.</exception>
    public abstract PointTable Read(long first, long? last);
}
