using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Transport;

/// <summary>
/// What becomes of a shifted prior. The exact probability flow, followed backward, leads p_T to p_0 and p_T shifted by a to p̃_0. Each point y of p_T goes together with y + a, to x and x̃:
/// <code>
/// |E x̃ − E x| ≤ W₁(p_0, p̃_0) ≤ E|x̃ − x|
/// </code>
/// with equality on a line, where the flow keeps the order of points, and for normal data. At the noise W₁ is |a|. With χ² = D_0 between the two priors,
/// <code>
/// η = (W₁(p_0, p̃_0) − |a|)²/(τ D_0) ≤ c_2   (Ikeda et al. 2025, eqs. 77–79)
/// </code>
/// and the end of the bounds that is nearer to |a| keeps this valid.
/// </summary>
/// <param name="Shift">|a|, in the units of x; a is alike in all components.</param>
/// <param name="Samples">Points of the prior that are followed.</param>
internal sealed record PerturbedFlow(double Shift, long Samples) : IEstimator
{
    // Of the flow, and of the coarser one that tells its error.
    private const double Tolerance = 1e-7;
    private const double CoarseTolerance = 1e-6;

    // Shifts that are followed together, at most, and numbers of their states.
    private const int MostTogether = 8;
    private const int MostNumbers = 1 << 18;

    // Points of a shift for D_0, which costs little.
    private const int DensityPoints = 2048;

    /// <inheritdoc/>
    public Findings Run(ImmutableArray<Measure> measures, Conditions given)
    {
        var (clock, measure) = (Stopwatch.StartNew(), measures.Single());
        using var flow = new Followed(this, given);
        var shifts = given.Workers.Map(Draws.Shifts / flow.Together, flow.Of, given.Cancellation).SelectMany(s => s).ToArray();
        double[][] Columns(Func<Outcome, double[]> numbers) => [.. Enumerable.Range(0, numbers(shifts[0]).Length).Select(i => shifts.Select(s => numbers(s)[i]).ToArray())];
        var (fine, coarse) = (Columns(s => s.Fine), Columns(s => s.Coarse));
        var η = Regression.Of(Jackknife.PseudoValues(m => Ratio(m, given.Process.Time.Length), fine), [], null);
        var (means, coarseMeans) = (Means(fine), Means(coarse));
        var error = Math.Abs(Ratio(means, given.Process.Time.Length) - Ratio(coarseMeans, given.Process.Time.Length));
        var points = Draws.Shifts * flow.Size;
        var estimate = new Estimate(η.Value, η.StandardError, points, shifts.Sum(s => s.Evaluations), error) { Replicates = Draws.Shifts };
        return new Findings([measure.Result(estimate, clock.Elapsed.TotalSeconds) with { Notes = [Note(means)] }], []);
    }

    private static double[] Means(double[][] columns) => [.. columns.Select(c => c.Average())];

    // Of D_0, E|x̃ − x| and the components of E[x̃ − x].
    private double Ratio(double[] m, double τ)
    {
        var (least, greatest) = Bounds(m);
        var gap = greatest < Shift ? Shift - greatest : Math.Max(0, least - Shift);
        return gap * gap / (τ * m[0]);
    }

    private static (double Least, double Greatest) Bounds(double[] m) => Math.Sqrt(m.Skip(2).Sum(d => d * d)) is var least ? (least, Math.Max(least, m[1])) : default;

    private string Note(double[] m)
    {
        var (least, greatest) = Bounds(m);
        var between = greatest - least > 1e-4 * greatest ? $"between {least:G4} and {greatest:G4}" : $"{greatest:G4}";
        return string.Create(CultureInfo.InvariantCulture, $"W_1 of the shifted prior's image to the data is {between}, that of the priors {Shift:G4}; their χ² is D_0 = {m[0]:G4}");
    }

    private readonly record struct Outcome(double[] Fine, double[] Coarse, long Evaluations);

    private sealed class Followed : IDisposable
    {
        private readonly Subject subject;
        private readonly ProbabilityFlow flow;
        private readonly Kernel end;
        private readonly Tensor scale;
        private readonly double step;

        public Followed(PerturbedFlow asked, Conditions given)
        {
            var (process, data) = (given.Process, given.Data);
            (subject, Size) = (given.SubjectOf([]), SizeOf(asked.Samples));
            var mean = FlowLikelihood.VarianceOf(data);
            flow = new ProbabilityFlow(process, Ideal, process.Jumps, mean);
            end = process.At([process.Time.End])[0];
            scale = tensor(data.Variances.Select(v => Math.Sqrt(v > 0 ? v : mean)).ToArray(), dtype: float64, device: given.Device).DetachFromDisposeScope();
            step = asked.Shift / Math.Sqrt(data.Dimension);
            Together = MostTogether;
            while (Together > 1 && 2L * Together * Size * data.Dimension > MostNumbers) Together /= 2;
        }

        /// <summary>Points of every shift.</summary>
        public int Size { get; }

        /// <summary>Shifts of a group.</summary>
        public int Together { get; }

        /// <summary>What the points of one group come to, for each of its shifts.</summary>
        public Outcome[] Of(int group)
        {
            using var guard = no_grad();
            using var scope = NewDisposeScope();
            int[] shifts = [.. Enumerable.Range(group * Together, Together)];
            var y = cat([.. shifts.Select(At)]);
            var pairs = cat([y, y + step]);
            var (fine, many) = flow.Solve(new AdaptiveSolver(Tolerance, scale), pairs, backward: true);
            var (coarse, few) = flow.Solve(new AdaptiveSolver(CoarseTolerance, scale), pairs, backward: true);
            return [.. shifts.Select((shift, i) => OutcomeOf(Divergence(shift), i))];

            Outcome OutcomeOf(double D0, int i) => new([D0, .. Numbers(fine, i)], [D0, .. Numbers(coarse, i)], (many + few) * 2 * Size);

            double[] Numbers(Tensor ends, int i)
            {
                var moved = ends.narrow(0, (Together + i) * Size, Size) - ends.narrow(0, i * Size, Size);
                return [moved.square().sum(1).sqrt().mean().cpu().item<double>(), .. moved.mean([0]).cpu().data<double>().ToArray()];
            }
        }

        // Points of p_T.
        private Tensor At(int shift)
        {
            using var draws = new Draws(subject, "perturbed", shift, 0, Size);
            return end.Carry(draws.Points, draws.Noise());
        }

        /// <summary>D_0 = ∫ (p̃ − p)²/p = ½ E[h(p̃/p)] under p, and the same under p̃, with h(r) = 2 (r − 1)²/(1 + r): neither tail carries it.</summary>
        private double Divergence(int shift)
        {
            using var scope = NewDisposeScope();
            using var draws = new Draws(subject, "priors", shift, 0, DensityPoints);
            var y = end.Carry(draws.Points, draws.Noise());
            Tensor Log(double steps) => subject.Data.LogDensity(y + steps * step, end);
            Tensor H(Tensor log) => (log.expm1().square() * 2) / (log.exp() + 1);
            var here = Log(0);
            return ((H(Log(-1) - here) + H(here - Log(1))) / 2).mean().cpu().item<double>();
        }

        public void Dispose() => scale.Dispose();

        private Field Ideal(Kernel kernel)
        {
            var score = subject.Data.ScoreAt(kernel, subject.Device)!;
            return Field.Of(x => kernel.Ideal(score.Evaluate(x), x), score);
        }

        // A power of two.
        private static int SizeOf(long samples) => 1 << Math.Max(0, (int)Math.Ceiling(Math.Log2(samples / (double)Draws.Shifts)));
    }
}
