using System.Collections.Concurrent;
using System.Diagnostics;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>Many inputs on all cores: what broke, how far they came, which took longest.</summary>
/// <param name="compiled">How many distinct programs Roslyn compiles; it reads the others.</param>
internal sealed class Campaign(int seed, int count, int compiled)
{
    private static readonly TimeSpan slow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan hanging = TimeSpan.FromSeconds(300);

    // What a thread pool or a main thread has at least: a recursion that needs more is a defect.
    private const int StackSize = 1536 * 1024;

    private readonly ConcurrentDictionary<string, byte> programs = new();
    private readonly ConcurrentQueue<string> failures = new();
    private readonly ConcurrentDictionary<string, int> reached = new();
    private readonly Lock gate = new();
    private (TimeSpan Time, Input Input) slowest;
    private int next = -1;

    public IReadOnlyCollection<string> Failures => failures;

    public string Summary =>
        $"seed {seed}, {count} inputs: {string.Join(", ", reached.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Value} {r.Key}"))}; "
        + $"{programs.Count} distinct programs, {Math.Min(compiled, programs.Count)} of them compiled by Roslyn; "
        + $"slowest {slowest.Time.TotalMilliseconds:F0} ms (input {slowest.Input.Number}, {slowest.Input.Kind})";

    /// <summary>Input <paramref name="number"/> alone.</summary>
    public void RunOne(int number) => Check(Inputs.Of(seed, number));

    public void Run()
    {
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker()).ToArray();
        foreach (var worker in workers) new Thread(() => Work(worker), StackSize) { IsBackground = true }.Start();
        while (workers.Any(w => !w.Done))
        {
            Thread.Sleep(20);
            if (workers.FirstOrDefault(w => !w.Done && Stopwatch.GetElapsedTime(Volatile.Read(ref w.Started)) > hanging) is not { } hung) continue;
            failures.Enqueue(Report(Inputs.Of(seed, hung.Number), $"it takes more than {hanging.TotalSeconds} s", shrink: false));
            return;
        }
    }

    private void Work(Worker worker)
    {
        // An overflow of the stack ends the process: the file that stays behind says by which input.
        var trace = Path.Combine(Path.GetTempPath(), $"nec-fuzz-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        while ((worker.Number = Interlocked.Increment(ref next)) < count)
        {
            Volatile.Write(ref worker.Started, Stopwatch.GetTimestamp());
            File.WriteAllText(trace, $"seed {seed}, input {worker.Number}");
            Check(Inputs.Of(seed, worker.Number));
        }
        File.Delete(trace);
        worker.Done = true;
    }

    private void Check(Input input)
    {
        var clock = ThreadClock.Now;
        if (Failure(input.Text, IsNew) is { } failure) failures.Enqueue(Report(input, failure, shrink: failures.Count < 5));
        var time = ThreadClock.Now - clock;
        // The first of a kind waits for the compiler of .NET itself, which the second does not.
        if (time > slow)
        {
            clock = ThreadClock.Now;
            Failure(input.Text, _ => false);
            time = ThreadClock.Now - clock;
        }
        if (time > slow) failures.Enqueue(Report(input, $"it takes {time.TotalSeconds:F1} s", shrink: false));
        lock (gate)
            if (time > slowest.Time) slowest = (time, input);
    }

    private bool IsNew(string program) => programs.TryAdd(program, 0) && programs.Count <= compiled;

    /// <summary>What is wrong, or null.</summary>
    private string? Failure(string text, Func<string, bool> compile)
    {
        try
        {
            var stage = Laws.Check(text, text.Length * 2 / 3, compile);
            reached.AddOrUpdate(stage, 1, (_, n) => n + 1);
            return null;
        }
        catch (Exception thrown)
        {
            var e = thrown.GetBaseException();
            return $"{e.GetType().Name}: {e.Message}\n{string.Join('\n', (e.StackTrace ?? "").Split('\n').Take(6))}";
        }
    }

    private string Report(Input input, string failure, bool shrink)
    {
        var text = shrink ? Shrinker.Shrink(input.Text, t => Failure(t, _ => true) is { } other && Kind(other) == Kind(failure)) : input.Text;
        return $"seed {seed}, input {input.Number} ({input.Kind}): {failure}\n--- {(shrink ? "shrunk" : "as it is")}:\n{text}\n---\n";
    }

    private static string Kind(string failure) => failure.Split('\n') is [var first, ..] ? first.Split('`', '\'')[0] : failure;

    private sealed class Worker
    {
        public long Started = Stopwatch.GetTimestamp();

        public volatile int Number;

        public volatile bool Done;
    }
}
