using System.Runtime.ExceptionServices;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Runs independent jobs on some threads, each with one thread of libtorch's own: so a job's digits do not depend on how many
/// there are, and nothing waits for the slowest core at every operator.
/// </summary>
public sealed class Workers(int count)
{
    public int Count { get; } = Math.Max(1, count);

    /// <returns>The jobs' results, in order.</returns>
    /// <remarks>The first job's exception, in order, reaches the caller. Cancellation takes effect between jobs.</remarks>
    public T[] Map<T>(int jobs, Func<int, T> job, CancellationToken cancellation = default)
    {
        var results = MapWhile(jobs, job, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return results;
    }

    /// <summary>As <see cref="Map"/>; but where it is cancelled, the jobs that were begun are finished and kept.</summary>
    /// <returns>The results of the first jobs: of all of them where it was not cancelled.</returns>
    public T[] MapWhile<T>(int jobs, Func<int, T> job, CancellationToken cancellation)
    {
        var results = new T[jobs];
        var failures = new ExceptionDispatchInfo?[jobs];
        var (next, failed) = (-1, 0);
        using var done = new CountdownEvent(Math.Min(Count, jobs) + 1);
        void Work()
        {
            while (!cancellation.IsCancellationRequested && Volatile.Read(ref failed) == 0
                && Interlocked.Increment(ref next) is var i && i < jobs)
            {
                try
                {
                    results[i] = job(i);
                }
                catch (Exception exception)
                {
                    failures[i] = ExceptionDispatchInfo.Capture(exception);
                    Volatile.Write(ref failed, 1);
                }
            }
            done.Signal();
        }

        for (var i = 0; i < Math.Min(Count, jobs); i++) WorkerThread.Run(Work);
        done.Signal();
        done.Wait();
        failures.FirstOrDefault(f => f is not null)?.Throw();
        return results[..Math.Min(jobs, next + 1)];
    }
}
