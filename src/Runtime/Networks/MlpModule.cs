using System.Collections.Immutable;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>The weights of an <see cref="Mlp"/>, and its evaluation with gradients.</summary>
internal sealed class MlpModule : nn.Module<Tensor, Tensor, Tensor>
{
    /// <param name="classes">How many labels it is told; 0: none.</param>
    public MlpModule(int dimension, ImmutableArray<int> hidden, int fourier, double scale, Activation activation, int classes, Generator generator)
        : base("mlp")
    {
        Activation = activation;
        StateFeatures = Register("features_x", new FourierFeatures(dimension, fourier, scale, generator));
        TimeFeatures = Register("features_t", new FourierFeatures(1, fourier, scale, generator));
        Embed = Register("embed", Initialisation.Dense(2 * fourier, hidden[0], generator));
        Input = Register("input", Initialisation.Dense(2 * fourier, hidden[0], generator));
        Layers =
        [
            .. hidden.Select((size, i) => new MlpLayer(
                Register($"hidden{i}", Initialisation.Dense(i == 0 ? hidden[0] : hidden[i - 1], size, generator)),
                Register($"hidden{i}_time", Initialisation.Dense(hidden[0], size, generator)),
                Register($"hidden{i}_norm", nn.LayerNorm(size, eps: 1e-6)))),
        ];
        Output = Register("output", Initialisation.Dense(hidden[^1], dimension, generator));
        if (classes > 0) Labels = Register("labels", Initialisation.Rows(classes, hidden[0], generator));
        // The network lives as long as its owner wants, whatever scope it was made in.
        foreach (var parameter in parameters()) parameter.DetachFromDisposeScope();
    }

    public Activation Activation { get; }

    public FourierFeatures StateFeatures { get; }

    public FourierFeatures TimeFeatures { get; }

    public Linear Embed { get; }

    public Linear Input { get; }

    public ImmutableArray<MlpLayer> Layers { get; }

    public Linear Output { get; }

    /// <summary>l_k of every class; null where none is told.</summary>
    public Embedding? Labels { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x, Tensor t) => Evaluate(x, t, null);

    /// <inheritdoc cref="Mlp.Forward"/>
    public Tensor Evaluate(Tensor x, Tensor t, Tensor? labels)
    {
        using var scope = NewDisposeScope();
        var embedding = Embed.call(TimeFeatures.call(t.unsqueeze(1)));
        // Rows that share a time may be of several classes.
        if (labels is not null) embedding = (embedding.unsqueeze(1) + Labels!.call(labels).view(t.shape[0], -1, embedding.shape[1])).view(labels.shape[0], -1);
        var c = Activation.Apply(embedding);
        var h = Activation.Apply(Input.call(StateFeatures.call(x)));
        foreach (var (state, time, norm) in Layers) h = Activation.Apply(norm.call(Add(state.call(h), time.call(c))));
        return Output.call(h).MoveToOuterDisposeScope();
    }

    // Rows that share a time follow each other.
    private static Tensor Add(Tensor h, Tensor shift) =>
        h.view(shift.shape[0], -1, shift.shape[1]).add_(shift.unsqueeze(1)).view(h.shape);

    private T Register<T>(string name, T submodule)
        where T : nn.Module
    {
        register_module(name, submodule);
        return submodule;
    }
}

/// <summary>The weights of one hidden layer: of h, of the time embedding, and of the normalisation.</summary>
internal sealed record MlpLayer(Linear State, Linear Time, LayerNorm Norm);
