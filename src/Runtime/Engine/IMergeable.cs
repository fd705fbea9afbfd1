namespace NeuralEntropy.Runtime.Engine;

/// <summary>What is known of some units, and can be put together with what is known of others.</summary>
internal interface IMergeable<T> where T : IMergeable<T>
{
    /// <summary>Independent units.</summary>
    long Count { get; }

    /// <summary>All of it, for <see cref="Read"/>.</summary>
    double[] Written { get; }

    /// <summary>Of both.</summary>
    T Plus(T other);

    /// <summary>What was written, to the bit.</summary>
    static abstract T Read(NumberReader numbers);
}
