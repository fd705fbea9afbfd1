using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

public abstract class AdamOptions : OptimizerOptions
{
    public double? beta1;
    public double? beta2;
    public double? weight_decay;
    public double? eps;
    public bool? amsgrad;
    public bool? maximize;
}

public abstract class AdamGroup<TOptions> : ParamGroup<TOptions>, IBetas where TOptions : AdamOptions, new()
{
    public (double, double) Betas
    {
        get => (Options.beta1 ?? 0.9, Options.beta2 ?? 0.999);
        set => (Options.beta1, Options.beta2) = (value.Item1, value.Item2);
    }
}

/// <summary>
/// Adam (Kingma and Ba 2015): m and v are the decaying means of the gradient and of its square, m̂ and v̂ these without the bias of
/// their beginning at zero, and the step is lr m̂ / (√v̂ + eps).
/// </summary>
public abstract class AdamBase<TOptions> : OptimizerHelper, IBetas where TOptions : AdamOptions, new()
{
    private readonly Dictionary<Parameter, State> states = new(ReferenceEqualityComparer.Instance);

    public (double, double) Betas
    {
        get => ParamGroups.OfType<IBetas>().First().Betas;
        set
        {
            foreach (var group in ParamGroups.OfType<IBetas>()) group.Betas = value;
        }
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Walk<ParamGroup<TOptions>>(closure, Move);

    protected override void Dispose(bool disposing)
    {
        foreach (var state in states.Values) state.Dispose();
        states.Clear();
    }

    /// <summary>Adds a group, its missing options as <paramref name="given"/> here.</summary>
    protected void Add(ParamGroup<TOptions> group, TOptions given)
    {
        var options = group.Options;
        options.LearningRate ??= given.LearningRate;
        options.beta1 ??= given.beta1;
        options.beta2 ??= given.beta2;
        options.eps ??= given.eps;
        options.weight_decay ??= given.weight_decay;
        options.amsgrad ??= given.amsgrad;
        options.maximize ??= given.maximize;
        Add(group);
    }

    /// <summary>Decays the weights, through the gradient or apart from it; the gradient to go on with.</summary>
    protected abstract Tensor Decay(Parameter parameter, Tensor grad, double decay, double lr);

    // The bias corrections are put into the step's size and into eps, which leaves six passes over the elements.
    private void Move(ParamGroup<TOptions> group, Parameter parameter, Tensor grad)
    {
        var options = group.Options;
        var (lr, beta1, beta2) = (group.LearningRate, options.beta1!.Value, options.beta2!.Value);
        if (!states.TryGetValue(parameter, out var state)) states.Add(parameter, state = new State(parameter, options.amsgrad!.Value));
        if (options.maximize!.Value) grad = -grad;
        if (options.weight_decay is { } decay and not 0) grad = Decay(parameter, grad, decay, lr);

        state.Steps++;
        Ops.lerp__Scalar.Update(state.M, grad, 1 - beta1);
        state.V.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
        var v = state.V;
        if (state.MostV is { } most) Ops.maximum_out.Update(most, v = most, state.V);
        var correction = Math.Sqrt(1 - Math.Pow(beta2, state.Steps));
        Ops.sqrt_out.Update(v, state.Denominator);
        state.Denominator.add_(options.eps!.Value * correction);
        parameter.addcdiv_(state.M, state.Denominator, -lr * correction / (1 - Math.Pow(beta1, state.Steps)));
    }

    private sealed class State(Parameter parameter, bool amsgrad) : IDisposable
    {
        public long Steps;
        public readonly Tensor M = parameter.zeros_like().DetachFromDisposeScope();
        public readonly Tensor V = parameter.zeros_like().DetachFromDisposeScope();
        public readonly Tensor? MostV = amsgrad ? parameter.zeros_like().DetachFromDisposeScope() : null;
        public readonly Tensor Denominator = parameter.empty_like().DetachFromDisposeScope();

        public void Dispose()
        {
            M.Dispose();
            V.Dispose();
            MostV?.Dispose();
            Denominator.Dispose();
        }
    }
}
