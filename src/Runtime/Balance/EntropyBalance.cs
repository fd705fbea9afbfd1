using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace NeuralEntropy.Runtime.Balance;

/// <summary>
/// S_tot from the two ends of the interval and no score:
/// <code>
/// S_tot = H(p_T) − H(p_0) + Q = KL(p_0‖p_eq) − KL(p_T‖p_eq) − ∫ E[∂_t log p_eq] dt
/// </code>
/// with the <see cref="Heat"/> Q, known from two moments of the data: the entropy balance, of which the second form is Q by parts where 2b₊/σ² = ∇log p_eq
/// (Premkumar 2024; Seifert 2012). With the normal distribution N_t that has the moments of p_t, H(p_t) = H(N_t) − KL(p_t‖N_t), so that only
/// E[log p_t/N_t] is sampled at both ends: nothing for normal data.
/// </summary>
internal sealed class EntropyBalance : IEstimator
{
    public static EntropyBalance Shared { get; } = new();

    /// <inheritdoc/>
    public string? Missing(Measure measure, Conditions given) => MissingAtStart(given);

    /// <summary>Why there is no density at the interval's start; null where there is one.</summary>
    public static string? MissingAtStart(Conditions given)
    {
        var start = Ends(given.Process).Start;
        return start is LinearKernel { IsNoiseless: false } && start.NegativeLogSnr == double.NegativeInfinity ? "the noise of the interval's start does not reach every component"
            : start.NegativeLogSnr == double.NegativeInfinity && given.Data.MissingDimensions > 0 ? "the data has no density, and the process starts at it"
            : null;
    }

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var clock = Stopwatch.StartNew();
        var measure = measures.Single();
        var (start, end) = Ends(given.Process);
        end.Require(given.Process.Name);
        var (process, data) = (given.Process, given.Data);
        var heat = new Heat(process, data).Total();
        // Of a singular covariance there is no N, and H is sampled whole.
        var covariance = data.CovarianceMatrix();
        var normal = Cholesky.Of(covariance) is null ? null : new Normal(data.Mean, covariance: covariance.Rows());
        var exact = heat.Value + (normal is null ? 0 : Greatest(normal, start) - Greatest(normal, end));
        var sampling = new UnitSampling(given, "boundary", measure.Name);
        var tally = sampling.Take(Values, t => UnitSampling.Relative(t.StandardError(0), exact + t.Mean[0]));
        var result = measure.Result(
            new Estimate(exact + tally.Mean[0], tally.StandardError(0), tally.Count, 4 * tally.Count, heat.Error), clock.Elapsed.TotalSeconds);
        return new Findings([result], [.. sampling.Warnings, .. tally.DoubtsOf(measure.Name, 0)]);

        Tally Values(UnitSampling.Block block)
        {
            var x = data.Sample(block.Size, block.Generator);
            var z = randn([block.Size, data.Dimension], dtype: float64, device: given.Device, generator: block.Generator);
            return block.Tally((Excess(start, x, z) - Excess(end, x, z)).unsqueeze(0));
        }

        // log p_t/N_t, the mean over the noise and its opposite.
        Tensor Excess(Kernel kernel, Tensor x, Tensor z) => (At(kernel.Carry(x, z), kernel) + At(kernel.Carry(x, z, -1), kernel)) / 2;

        Tensor At(Tensor y, Kernel kernel) => normal is null ? data.LogDensity(y, kernel) : data.LogDensity(y, kernel) - normal.LogDensity(y, kernel);
    }

    // log N_t where it is greatest, D/2 more than −H(N_t).
    private static double Greatest(Normal normal, Kernel kernel)
    {
        using var scope = NewDisposeScope();
        var mean = tensor(normal.Mean.ToArray(), [1, normal.Dimension], dtype: float64);
        return normal.LogDensity(kernel.Carry(mean, zeros_like(mean)), kernel).item<double>();
    }

    private static (Kernel Start, Kernel End) Ends(Process process)
    {
        var kernels = process.At([process.Time.Start, process.Time.End]);
        return (kernels[0], kernels[1]);
    }
}
