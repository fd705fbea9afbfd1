using System.Diagnostics;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// What the samplers of a run have taken so far, in plain numbers under their names: from these a run goes on to the same digits as if it had never
/// stopped, and the numbers of all <see cref="Engine.Share"/>s side by side are those of the whole run.
/// </summary>
public sealed class Ledger
{
    private readonly Book book;
    private readonly string pass;

    /// <param name="taken">By an earlier run, or by all shares.</param>
    /// <param name="write">Keeps the numbers for good: now and then, and at each end of a pass.</param>
    /// <param name="interval">Between two of these.</param>
    public Ledger(Share share, IReadOnlyDictionary<string, double[]>? taken = null, Action<Ledger>? write = null, TimeSpan interval = default)
        : this(new Book(share, new(StringComparer.Ordinal), write, interval), "")
    {
        foreach (var (name, numbers) in taken ?? new Dictionary<string, double[]>()) book.Numbers.Add(name, numbers);
    }

    private Ledger(Book book, string pass) => (this.book, this.pass) = (book, pass);

    /// <summary>The part of the work that this run takes.</summary>
    public Share Share => book.Share;

    /// <summary>All of them, of all passes.</summary>
    public IReadOnlyDictionary<string, double[]> Numbers => book.Numbers;

    /// <summary>Whether a sampler that has begun is not done.</summary>
    public bool IsOpen => book.Open.Count > 0;

    /// <summary>The same, for the samplers of one pass.</summary>
    internal Ledger Of(string name) => new(book, name + "/");

    /// <summary>What a sampler had taken before this run.</summary>
    internal IEnumerable<(string Part, double[] Numbers)> Taken(string sampler) => [.. Parts(sampler).Select(key => (key[Prefix(sampler).Length..], book.Numbers[key]))];

    /// <summary>Tells that a sampler has taken more; it is asked for its numbers when they are to be kept.</summary>
    internal void Advance(string sampler, Func<IEnumerable<(string Part, double[] Numbers)>> taken)
    {
        book.Open.Add(Prefix(sampler));
        if (book.SinceKept.Elapsed >= book.Interval) Keep(sampler, taken());
    }

    /// <summary>Tells that a sampler has taken its share, or that it was stopped.</summary>
    /// <exception cref="OperationCanceledException">Other shares have the rest: there is nothing to tell yet.</exception>
    internal void Close(string sampler, IEnumerable<(string Part, double[] Numbers)> taken, bool isDone)
    {
        if (isDone) book.Open.Remove(Prefix(sampler));
        else book.Open.Add(Prefix(sampler));
        Keep(sampler, taken);
        if (!Share.IsWhole) throw new OperationCanceledException();
    }

    private void Keep(string sampler, IEnumerable<(string Part, double[] Numbers)> taken)
    {
        foreach (var key in Parts(sampler)) book.Numbers.Remove(key);
        foreach (var (part, numbers) in taken) book.Numbers.Add(Prefix(sampler) + part, numbers);
        book.Write?.Invoke(this);
        book.SinceKept.Restart();
    }

    private string[] Parts(string sampler) => [.. book.Numbers.Keys.Where(key => key.StartsWith(Prefix(sampler), StringComparison.Ordinal))];

    private string Prefix(string sampler) => $"{pass}{sampler}/";

    private sealed record Book(Share Share, SortedDictionary<string, double[]> Numbers, Action<Ledger>? Write, TimeSpan Interval)
    {
        public HashSet<string> Open { get; } = [];

        public Stopwatch SinceKept { get; } = Stopwatch.StartNew();
    }
}
