using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>
/// An <see cref="Mlp"/> at one time. The time embedding, half of the work, is done here once: all that is left of it is one vector a
/// layer, U c + a + b. Evaluated in float32, without gradients to the weights.
/// </summary>
internal sealed class MlpField : Field
{
    private readonly Activation activation;
    private readonly Tensor directions, phases, input, inputBias, output, outputBias;
    private readonly ImmutableArray<Layer> layers;

    /// <param name="label">The class of the points, for a network that is told it.</param>
    public MlpField(MlpModule module, double time, int? label = null)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        activation = module.Activation;
        (directions, phases) = (Keep(module.StateFeatures.Directions), Keep(module.StateFeatures.Phases));
        (input, inputBias) = (Keep(module.Input.weight!.t()), Keep(module.Input.bias!));
        (output, outputBias) = (Keep(module.Output.weight!.t()), Keep(module.Output.bias!));
        var t = full([1, 1], time, dtype: float32, device: input.device);
        var embedding = module.Embed.call(module.TimeFeatures.call(t));
        var c = activation.Apply(label is { } k ? embedding + module.Labels!.weight.select(0, k) : embedding);
        layers =
        [
            .. module.Layers.Select(l => new Layer(
                Keep(l.State.weight!.t()),
                    Keep(l.Time.call(c).squeeze(0) + l.State.bias!), l.State.bias!.shape[0], Keep(l.Norm.weight!), Keep(l.Norm.bias!))),
        ];
    }

    public override Tensor Evaluate(Tensor x)
    {
        using var scope = NewDisposeScope();
        var φ = phases.addmm(x.to(float32), directions).sin_();
        var h = activation.ApplyInPlace(inputBias.addmm(φ, input));
        foreach (var (weight, shift, size, scale, bias) in layers)
            h = activation.ApplyInPlace(nn.functional.layer_norm(shift.addmm(h, weight), [size], scale, bias, 1e-6));
        return outputBias.addmm(h, output).to(float64).MoveToOuterDisposeScope();
    }

    public override void Dispose()
    {
        foreach (var tensor in new[] { directions, phases, input, inputBias, output, outputBias }) tensor.Dispose();
        foreach (var (weight, shift, _, scale, bias) in layers)
            foreach (var tensor in new[] { weight, shift, scale, bias }) tensor.Dispose();
        base.Dispose();
    }

    // A view or an alias of its own, so that disposing the field leaves the module alone.
    private static Tensor Keep(Tensor tensor) => tensor.detach().DetachFromDisposeScope();

    private sealed record Layer(Tensor Weight, Tensor Shift, long Size, Tensor NormScale, Tensor NormBias);
}
