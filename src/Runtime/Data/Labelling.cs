using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Data;

/// <summary>The classes of data, p_d = Σ_c P(c) p_d(·|c), and which of them every point that is placed belongs to.</summary>
/// <param name="names">Of the classes; elsewhere a class is its place among them.</param>
/// <param name="probabilities">P(c)</param>
/// <param name="given">p_d(·|c), asked for once.</param>
/// <param name="of">The classes, [B] and int64, of the points that some coordinates, [<see cref="DataDistribution.Coordinates"/>, B], place.</param>
public sealed class Labelling(ImmutableArray<string> names, ImmutableArray<double> probabilities, Func<int, DataDistribution> given, Func<Tensor, Tensor> of)
{
    private readonly Lazy<DataDistribution>[] laws = [.. Enumerable.Range(0, names.Length).Select(c => new Lazy<DataDistribution>(() => given(c)))];

    public ImmutableArray<string> Names => names;

    /// <summary>P(c)</summary>
    public ImmutableArray<double> Probabilities => probabilities;

    /// <summary>How many classes there are.</summary>
    public int Count => names.Length;

    /// <summary>H(C) = −Σ_c P(c) ln P(c), in nats.</summary>
    public double Entropy => -probabilities.Sum(p => p > 0 ? p * Math.Log(p) : 0);

    /// <summary>p_d(·|c).</summary>
    public DataDistribution Given(int c) => laws[c].Value;

    /// <summary>The class of every point that <see cref="DataDistribution.Place"/> makes of the same coordinates.</summary>
    /// <param name="u">[<see cref="DataDistribution.Coordinates"/>, B]</param>
    /// <returns>[B], int64, on u's device; a new tensor.</returns>
    public Tensor Of(Tensor u)
    {
        using var scope = NewDisposeScope();
        return of(u).MoveToOuterDisposeScope();
    }

    /// <summary>∇log p_t(·|c) of every class; null where one of them has no closed form.</summary>
    public LabelledField? ScoreAt(Kernel kernel, Device device)
    {
        var fields = laws.Select(law => law.Value.ScoreAt(kernel, device)).ToArray();
        if (!fields.Contains(null)) return new LabelledField([.. fields.Select(field => field!)]);
        foreach (var field in fields) field?.Dispose();
        return null;
    }

    /// <summary>log p_t(y|c), each at the class of its own.</summary>
    /// <returns>[B]</returns>
    public Tensor LogDensity(Tensor y, Tensor labels, Kernel kernel)
    {
        using var scope = NewDisposeScope();
        var densities = empty([y.shape[0]], dtype: float64, device: y.device);
        for (var c = 0; c < Count; c++)
        {
            var points = labels.eq(c).nonzero().squeeze(1);
            if (points.shape[0] > 0) densities.index_copy_(0, points, Given(c).LogDensity(y.index_select(0, points), kernel));
        }
        return densities.MoveToOuterDisposeScope();
    }

    /// <summary>The labels of data that is made of this: of its points one by one, with their coordinates among others.</summary>
    /// <param name="law">What is made of p_d(·|c).</param>
    /// <param name="start">Where the coordinates of this data begin among those of what is made of it.</param>
    internal Labelling Carried(Func<DataDistribution, DataDistribution> law, int start = 0) =>
        new(names, probabilities, c => law(Given(c)), u => of(u.narrow(0, start, u.shape[0] - start)));
}
