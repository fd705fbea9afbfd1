namespace TorchSharp;

/// <summary>A thread's stack of dispose scopes.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? singleton;

    internal static DisposeScopeManager ThreadSingleton => singleton ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    /// <summary>What the calling thread made, disposed of and moved since its statistics were last reset.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new DisposeScope(this);

    internal void Register(torch.Tensor tensor)
    {
        if (CurrentDisposeScope is null)
        {
            StatisticsInstance.TensorStatistics.CreatedOutsideScopeCount++;
            return;
        }
        StatisticsInstance.TensorStatistics.CreatedInScopeCount++;
        CurrentDisposeScope.Add(tensor);
    }

    internal void Disposing(torch.Tensor tensor)
    {
        if (tensor.OwningDisposeScope is { } scope)
        {
            StatisticsInstance.TensorStatistics.DisposedInScopeCount++;
            scope.Remove(tensor);
        }
        else
        {
            StatisticsInstance.TensorStatistics.DisposedOutsideScopeCount++;
        }
    }

    // A scope may be closed before those opened within it; they then lie in the one around.
    internal void RemoveDisposeScope(DisposeScope scope)
    {
        if (CurrentDisposeScope == scope)
        {
            CurrentDisposeScope = scope.OuterScope;
            return;
        }
        for (var inner = CurrentDisposeScope; inner is not null; inner = inner.OuterScope)
        {
            if (inner.OuterScope == scope) inner.OuterScope = scope.OuterScope;
        }
    }
}

public static partial class torch
{
    /// <summary>Opens a scope on this thread; dispose of it on the same thread.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope;

    /// <summary>The result of <paramref name="expr"/>, all tensors in between disposed of.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
