using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }
}

/// <summary>Parameters that are moved with the same options.</summary>
public class ParamGroup : ILearningRateController
{
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    public OptimizerOptions Options { get; set; } = new();

    public double LearningRate
    {
        get => Options.LearningRate ?? 0;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}

public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions, new()
{
    public ParamGroup() => base.Options = new TOptions();

    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = [.. parameters];
        base.Options = options ?? new TOptions();
    }

    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}

/// <summary>What the optimisers share: groups, each parameter's own state, and the walk over those that have gradients.</summary>
public abstract class OptimizerHelper : Optimizer
{
    private readonly List<ParamGroup> groups = [];

    public override IEnumerable<ILearningRateController> ParamGroups => groups;

    public override IEnumerable<Parameter> parameters() => groups.SelectMany(group => group.Parameters);

    protected void Add(ParamGroup group)
    {
        group.Parameters = [.. group.Parameters];
        group.Options.InitialLearningRate = group.LearningRate;
        groups.Add(group);
    }

    /// <summary>Calls <paramref name="move"/> with every parameter that has a gradient, unrecorded.</summary>
    protected Tensor? Walk<TGroup>(Func<Tensor>? closure, Action<TGroup, Parameter, Tensor> move) where TGroup : ParamGroup
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var recorded = enable_grad();
            loss = closure();
        }
        using var quiet = no_grad();
        foreach (var group in groups)
        {
            foreach (var parameter in group.Parameters)
            {
                using var scope = NewDisposeScope();
                if (parameter.grad is { } grad) move((TGroup)group, parameter, grad);
            }
        }
        return loss;
    }
}
