using System.Collections.Immutable;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Dynamics;

/// <summary>
/// The probability flow dy/dt = ν = b₊ − ½ diag(σ²)(∇log p_eq + e) = −½ diag(σ²) e of a field e, whose marginals are those of the reverse process where e = e* (Song
/// et al. 2021). It runs in s = 2 arsinh(r/√c) with r = e^(u/2), the noise in the units of the data (Σ/μ where components are alike), and c the data's variance: s
/// goes like r where r is small, and like its logarithm where it is large, so that neither the start Σ = 0, nor Σ⁻¹ in a network's prediction, nor the end μ → 0 is singular:
/// <code>
/// u = ln c + 2 ln sinh(s/2),   dy/ds = −½ diag(σ²) e (dt/du) coth(s/2)   (= −½ Σ √(Σ² + c μ²) e where components are alike)
/// </code>
/// </summary>
public sealed class ProbabilityFlow
{
    /// <summary>r²/c at which it starts where the data stands at r = 0. Left out below is a share of this size of log p and of y − M x − d.</summary>
    public const double LeastNoise = 1e-8;

    // Of a stretch: what is left out at its ends, so that a jump is seen from one side alone.
    private const double Inside = 1e-10;

    private readonly Process process;
    private readonly Func<Kernel, Field> entropy;
    private readonly double scale;

    /// <param name="entropy">e(·, t) at a kernel's time; the caller disposes of it.</param>
    /// <param name="jumps">Times at which e or the process may jump, in any order and beyond the interval, too.</param>
    /// <param name="dataVariance">c, in x².</param>
    public ProbabilityFlow(Process process, Func<Kernel, Field> entropy, IEnumerable<double> jumps, double dataVariance)
    {
        (this.process, this.entropy, scale) = (process, entropy, dataVariance);
        var ends = process.At([process.Time.Start, process.Time.End]);
        IsCutOff = !(ends[0].NegativeLogSnr > Math.Log(LeastNoise * scale));
        var (start, end) = (IsCutOff ? 2 * Math.Asinh(Math.Sqrt(LeastNoise)) : PlaceOf(ends[0]), PlaceOf(ends[1]));
        if (!(start < end)) throw Failures.SignalNotLost(process.Name, process.Time.Start, process.Time.End);
        var inside = process.At([.. jumps.Where(t => process.Time.Start < t && t < process.Time.End)]).Select(PlaceOf).Where(s => start < s && s < end);
        Places = [start, .. inside.Distinct().Order(), end];
    }

    /// <summary>s at the start, at the jumps and at the end, ascending: e is smooth in between.</summary>
    public ImmutableArray<double> Places { get; }

    /// <summary>Whether it starts shortly after the interval, where the data stands without noise.</summary>
    public bool IsCutOff { get; }

    /// <summary>The kernels at some s.</summary>
    public Kernel[] KernelsAt(IReadOnlyList<double> places)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var u = tensor(places.Select(s => Math.Log(scale) + 2 * Math.Log(Math.Sinh(s / 2))).ToArray(), dtype: float64);
        return process.At(process.TimeOf(u).data<double>().ToArray());
    }

    /// <summary>dy/ds at some s, which the caller disposes of.</summary>
    public IReadOnlyList<Field> VelocitiesAt(IReadOnlyList<double> places) => [.. KernelsAt(places).Zip(places, VelocityAt)];

    /// <summary>
    /// Solves from the start to the end, or backward, stretch by stretch.
    /// </summary>
    /// <param name="along">What is solved in place of y, if more than y: from dy/ds at one s to a field of the whole state, which owns it.</param>
    /// <param name="state">[B, N], float64.</param>
    public (Tensor State, long Evaluations) Solve(AdaptiveSolver solver, Tensor state, bool backward = false, Func<Field, Field>? along = null)
    {
        using var scope = NewDisposeScope();
        var (places, evaluations) = (backward ? Places.Reverse() : Places, 0L);
        foreach (var (from, to) in places.Zip(places.Skip(1)))
        {
            var margin = (to - from) * Inside;
            var (solved, count) = solver.Solve(Fields, state, from + margin, to - margin, s => Failures.FlowUnresolved(KernelsAt([s])[0].Time));
            (state, evaluations) = (solved, evaluations + count);
        }
        return (state.MoveToOuterDisposeScope(), evaluations);

        IReadOnlyList<Field> Fields(IReadOnlyList<double> at) => along is null ? VelocitiesAt(at) : [.. VelocitiesAt(at).Select(along)];
    }

    private Field VelocityAt(Kernel kernel, double s)
    {
        var (e, pace) = (entropy(kernel), 1 / Math.Tanh(s / 2));
        return Field.Of(y => kernel.Flow(e.Evaluate(y)).mul(pace), e);
    }

    private double PlaceOf(Kernel kernel) => 2 * Math.Asinh(Math.Exp(kernel.NegativeLogSnr / 2) / Math.Sqrt(scale));
}
