using System.Security.Cryptography;
using System.Text;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Networks;

/// <summary>A network with weights.</summary>
public abstract class TrainableNetwork(Prediction predicts = Prediction.Entropy) : Network(predicts)
{
    /// <summary>The weights, float32: what is trained and what is stored.</summary>
    public abstract nn.Module Module { get; }

    /// <summary>What it predicts at (x, t), with gradients to the weights where these are on.</summary>
    /// <param name="x">[B, D], float32.</param>
    /// <param name="t">[G], float32, where G divides B: one time for every B/G rows that follow each other.</param>
    /// <param name="labels">The class of every row, [B] and int64, for a network that is told it.</param>
    /// <returns>[B, D], float32.</returns>
    public abstract Tensor Forward(Tensor x, Tensor t, Tensor? labels = null);

    /// <inheritdoc/>
    public override bool IsCostly => true;

    /// <summary>Eight roundings of single precision.</summary>
    public override double LeastTolerance => Math.ScaleB(1, -20);

    /// <summary>
    /// The general way: <see cref="Forward"/> at one time. Networks that embed the time override it, to do that once.
    /// </summary>
    public override Field At(Kernel kernel) => Field.Of(x =>
    {
        var t = full([1], kernel.Time, dtype: float32, device: x.device);
        return Forward(x.to(float32), t).to(float64);
    });

    /// <summary>Takes the weights from a file that a run of the same network left.</summary>
    /// <exception cref="NecException">It is no such file.</exception>
    public void Load(string path)
    {
        using var scope = NewDisposeScope();
        var stored = SafeTensors.Read(path).Tensors;
        foreach (var (name, tensor) in Module.state_dict())
        {
            if (stored.TryGetValue(name, out var found) && found.shape.SequenceEqual(tensor.shape)) continue;
            throw Failures.WeightsDoNotFit(path, name, tensor.shape, found?.shape);
        }
        Module.load_state_dict(stored, strict: false);
        foreach (var tensor in stored.Values) tensor.Dispose();
    }

    /// <summary>SHA-256 of all weights, by their names, in lower case.</summary>
    public static string Hash(IReadOnlyDictionary<string, Tensor> weights)
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in weights.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Module.Dispose();
        base.Dispose();
    }
}
