using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// A thread with one thread of libtorch's own. It is kept for the next job: to set the number of threads costs libtorch some ten milliseconds, since it
/// makes a pool of them anew.
/// </summary>
internal sealed class WorkerThread
{
    private static readonly ConcurrentBag<WorkerThread> Idle = [];

    private readonly SemaphoreSlim given = new(0);
    private Action job = () => { };

    private WorkerThread() => new Thread(Work) { IsBackground = true, Name = "nec worker" }.Start();

    /// <summary>Runs a job, which must not throw, on an idle thread, or on a new one where there is none.</summary>
    public static void Run(Action job)
    {
        if (!Idle.TryTake(out var thread)) thread = new WorkerThread();
        thread.job = job;
        thread.given.Release();
    }

    private void Work()
    {
        set_num_threads(1);
        while (true)
        {
            given.Wait();
            job();
            Idle.Add(this);
        }
    }
}
