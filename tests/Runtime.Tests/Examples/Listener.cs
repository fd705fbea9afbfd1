namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>Progress that is heard on the thread that reports it.</summary>
public sealed class Listener<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
