using System.Runtime.ExceptionServices;

namespace NeuralEntropy.Dsl.Parsing;

/// <summary>Room for recursion: what a deep formula needs is bounded by its limits, what the caller's thread has left is not known.</summary>
public static class DeepStack
{
    private const int Size = 16 * 1024 * 1024;

    /// <summary>Runs the work on a thread of its own and waits for it; its exceptions come out here.</summary>
    public static T Run<T>(Func<T> work)
    {
        var (result, failure) = (default(T), default(ExceptionDispatchInfo));
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Size);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
