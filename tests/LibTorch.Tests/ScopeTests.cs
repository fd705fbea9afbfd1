using Shouldly;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class ScopeTests
{
    [Fact]
    public void A_scope_disposes_of_what_was_made_within_it()
    {
        Tensor x, y;
        using (var scope = NewDisposeScope())
        {
            x = ones(2);
            y = x + 1;
            scope.DisposablesCount.ShouldBeGreaterThanOrEqualTo(2);
            scope.Contains(x).ShouldBeTrue();
        }
        x.IsInvalid.ShouldBeTrue();
        y.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void A_tensor_moved_out_lives_until_the_scope_around_ends()
    {
        Tensor x;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) x = ones(2).MoveToOuterDisposeScope();
            x.IsInvalid.ShouldBeFalse();
        }
        x.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void A_tensor_moved_out_of_the_outermost_scope_or_detached_is_its_holders()
    {
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            detached = ones(1).DetachFromDisposeScope();
            using (NewDisposeScope()) detached = (detached + 1).DetachFromDisposeScope();
        }
        using (NewDisposeScope()) moved = ones(1).MoveToOuterDisposeScope();
        detached.IsInvalid.ShouldBeFalse();
        moved.IsInvalid.ShouldBeFalse();
        moved.Dispose();
        detached.Dispose();
    }

    [Fact]
    public void Scopes_can_be_attached_to_and_emptied_but_for_some()
    {
        var x = ones(1);
        using (var scope = NewDisposeScope())
        {
            var (y, z) = (ones(1), ones(1));
            scope.Attach(x);
            scope.DisposeEverythingBut(y);
            (x.IsInvalid, y.IsInvalid, z.IsInvalid).ShouldBe((true, false, true));
            var all = Enumerable.Range(0, 20).Select(_ => ones(1)).ToArray();
            all[3].Dispose();
            all[19].Dispose();
            all[0].MoveToOuterDisposeScope();
            scope.DisposeEverything();
            all.Count(tensor => tensor.IsInvalid).ShouldBe(19);
            all[0].Dispose();
        }
    }

    [Fact]
    public void A_scope_belongs_to_its_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        scope.Contains(elsewhere!).ShouldBeFalse();
        elsewhere!.Dispose();
    }

    [Fact]
    public void A_wrapped_expression_leaves_its_result_alone()
    {
        var statistics = DisposeScopeManager.Statistics;
        using var outer = NewDisposeScope();
        statistics.Reset();
        var result = WrappedTensorDisposeScope(() => ones(3).add(1).mul(2));
        statistics.CreatedInScopeCount.ShouldBe(3);
        statistics.DisposedInScopeCount.ShouldBe(2);
        statistics.ThreadTotalLiveCount.ShouldBe(1);
        result.ShouldBeNear([4, 4, 4]);
    }

    [Fact]
    public void A_scope_closed_before_those_within_it_leaves_them_open()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        outer.Dispose();
        var x = ones(1);
        inner.Contains(x).ShouldBeTrue();
        inner.Dispose();
        x.IsInvalid.ShouldBeTrue();
        CurrentDisposeScope.ShouldBeNull();
    }
}
