using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>
/// Disposes, at its end, of every tensor that its thread made within it and that was not moved out. Scopes nest; each belongs
/// to the thread that opened it.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    // A tensor knows its place here, so that taking one out is no search; order does not matter.
    private readonly List<IDisposable> items = [];
    private DisposeScopeManager? manager;

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    internal DisposeScope? OuterScope { get; set; }

    public IReadOnlyList<IDisposable> DisposablesView => items;

    public int DisposablesCount => items.Count;

    /// <summary>Gives <paramref name="disposable"/> to the scope around this one; where there is none, to nobody.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(OuterScope, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Gives <paramref name="disposable"/>, if this scope holds it, to <paramref name="scope"/>.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        if (Remove(disposable)) scope?.Add(disposable);
        return disposable;
    }

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) MoveToOther(scope, disposable);
    }

    /// <summary>Takes <paramref name="disposable"/> out of all scopes; whoever holds it disposes of it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        if (Remove(disposable)) DisposeScopeManager.ThreadSingleton.StatisticsInstance.TensorStatistics.DetachedFromScopeCount++;
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => (Detach(first), Detach(second));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Detach(disposable);
    }

    /// <summary>Takes <paramref name="disposable"/> into this scope, out of the one that it is in.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            if (tensor.OwningDisposeScope == this) return;
            tensor.OwningDisposeScope?.Remove(tensor);
            DisposeScopeManager.ThreadSingleton.StatisticsInstance.TensorStatistics.AttachedToScopeCount++;
        }
        else if (items.Contains(disposable))
        {
            return;
        }
        Add(disposable);
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IReadOnlyList<IDisposable> all = [.. disposables];
        foreach (var disposable in all) Attach(disposable);
        return all;
    }

    /// <summary>Disposes of all that it holds; it stays open.</summary>
    public void DisposeEverything()
    {
        while (items.Count > 0)
        {
            var last = items[^1];
            last.Dispose();
            if (items.Count > 0 && ReferenceEquals(items[^1], last)) items.RemoveAt(items.Count - 1);
        }
    }

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var item in items.ToArray())
        {
            if (keep.Contains(item)) continue;
            Remove(item);
            item.Dispose();
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public void Dispose()
    {
        if (manager is null) return;
        DisposeEverything();
        manager.RemoveDisposeScope(this);
        manager = null;
    }

    /// <summary>Forgets what its holder has disposed of; tensors say so themselves.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        Remove(disposable);
    }

    public bool Contains(IDisposable disposable) =>
        disposable is torch.Tensor tensor ? tensor.OwningDisposeScope == this : items.Contains(disposable);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(IDisposable item)
    {
        if (item is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = this;
            tensor.ScopeSlot = items.Count;
        }
        items.Add(item);
    }

    internal bool Remove(IDisposable item)
    {
        int slot;
        if (item is torch.Tensor tensor)
        {
            if (tensor.OwningDisposeScope != this) return false;
            slot = tensor.ScopeSlot;
            tensor.OwningDisposeScope = null;
        }
        else
        {
            slot = items.IndexOf(item);
            if (slot < 0) return false;
        }

        var last = items[^1];
        items[slot] = last;
        if (last is torch.Tensor moved) moved.ScopeSlot = slot;
        items.RemoveAt(items.Count - 1);
        return true;
    }

    /// <summary>Puts <paramref name="heir"/> where <paramref name="tensor"/> was, which gave its handle to it.</summary>
    internal void Replace(torch.Tensor tensor, torch.Tensor heir)
    {
        (heir.OwningDisposeScope, heir.ScopeSlot) = (this, tensor.ScopeSlot);
        items[tensor.ScopeSlot] = heir;
        tensor.OwningDisposeScope = null;
    }
}
