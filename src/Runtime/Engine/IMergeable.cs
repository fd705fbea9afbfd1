namespace NeuralEntropy.Runtime.Engine;

/// <summary>What is known of some units: of all of them together it does not depend on how they were shared out.</summary>
internal interface IMergeable<T>
{
    /// <summary>Independent units.</summary>
    long Count { get; }

    /// <summary>Of both.</summary>
    T Plus(T other);
}
