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
/// What becomes of a perturbed prior, ỹ = m + s (y − m) + a with the mean m of p_T. The exact probability flow, followed backward, leads p_T to p_0 and the law p̃_T of ỹ to p̃_0. Each point y goes together with
/// its ỹ, to x and x̃; with the mean c of the data
/// <code>
/// |E x̃ − E x|, |E|x̃ − c| − E|x − c|| ≤ W₁(p_0, p̃_0) ≤ E|x̃ − x|
/// </code>
/// and the last holds with equality on a line, where the flow keeps the order of points. So it is at the noise, with m for c: of a shift alone, and of a stretch alone, W₁ is known there.
/// With χ² = D_0 between the two priors,
/// <code>
/// η = (W₁(p_0, p̃_0) − W₁(p_T, p̃_T))²/(τ D_0) ≤ c_2   (Ikeda et al. 2025, eqs. 77–79)
/// </code>
/// and the ends of the bounds that are nearest to each other keep this valid.
/// </summary>
/// <param name="Shift">|a|, in the units of x; a is alike in all components.</param>
/// <param name="Scale">s</param>
/// <param name="Samples">Points of the prior that are followed.</param>
internal sealed record PerturbedFlow(double Shift, double Scale, long Samples) : IEstimator
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
        if (Shift == 0 && Scale == 1) throw Failures.NothingPerturbed();
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

    // Of D_0, and what Moved tells of the images and of the priors.
    private static double Ratio(double[] m, double τ)
    {
        var (image, prior) = Bounds(m);
        var gap = Math.Max(0, Math.Max(image.Least - prior.Greatest, prior.Least - image.Greatest));
        return gap * gap / (τ * m[0]);
    }

    // Of W₁ at both ends.
    private static ((double Least, double Greatest) Image, (double Least, double Greatest) Prior) Bounds(double[] m)
    {
        var each = (m.Length - 1) / 2;
        return (Of(m[1..(1 + each)]), Of(m[(1 + each)..]));

        static (double, double) Of(double[] moved) => moved is [var way, _, _] ? (way, way)
            : (Math.Min(moved[0], Math.Max(Math.Abs(moved[1]), Math.Sqrt(moved.Skip(2).Sum(d => d * d)))), moved[0]);
    }

    private static string Note(double[] m)
    {
        var (image, prior) = Bounds(m);
        return string.Create(CultureInfo.InvariantCulture, $"W_1 of the perturbed prior's image to the data is {Text(image)}, that of the priors {Text(prior)}; their χ² is D_0 = {m[0]:G4}");

        static string Text((double Least, double Greatest) w) => w.Greatest - w.Least > 1e-4 * w.Greatest
            ? string.Create(CultureInfo.InvariantCulture, $"between {w.Least:G4} and {w.Greatest:G4}") : w.Greatest.ToString("G4", CultureInfo.InvariantCulture);
    }

    private readonly record struct Outcome(double[] Fine, double[] Coarse, long Evaluations);

    private sealed class Followed : IDisposable
    {
        private readonly Subject subject;
        private readonly ProbabilityFlow flow;
        private readonly Kernel end;
        private readonly Tensor scale;
        private readonly Tensor centre; // c, [1, D]
        private readonly Tensor endCentre; // m, [1, D]
        private readonly double stretch;
        private readonly double step;

        public Followed(PerturbedFlow asked, Conditions given)
        {
            var (process, data) = (given.Process, given.Data);
            (subject, Size) = (given.SubjectOf([]), SizeOf(asked.Samples));
            var mean = FlowLikelihood.VarianceOf(data);
            flow = new ProbabilityFlow(process, Ideal, process.Jumps, mean);
            end = process.At([process.Time.End])[0];
            scale = tensor(data.Variances.Select(v => Math.Sqrt(v > 0 ? v : mean)).ToArray(), dtype: float64, device: given.Device).DetachFromDisposeScope();
            centre = tensor(data.Mean.ToArray(), [1, data.Dimension], dtype: float64, device: given.Device).DetachFromDisposeScope();
            endCentre = end.Carry(centre, zeros_like(centre)).DetachFromDisposeScope();
            (stretch, step) = (asked.Scale, asked.Shift / Math.Sqrt(data.Dimension));
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
            var pairs = cat([y, Perturbed(y)]);
            var (fine, many) = flow.Solve(new AdaptiveSolver(Tolerance, scale), pairs, backward: true);
            var (coarse, few) = flow.Solve(new AdaptiveSolver(CoarseTolerance, scale), pairs, backward: true);
            return [.. shifts.Select((shift, i) => OutcomeOf(Divergence(shift), i))];

            Outcome OutcomeOf(double D0, int i)
            {
                var priors = Moved(pairs, i, endCentre);
                return new([D0, .. Moved(fine, i, centre), .. priors], [D0, .. Moved(coarse, i, centre), .. priors], (many + few) * 2 * Size);
            }
        }

        // E|x̃ − x|, E|x̃ − c| − E|x − c| and the components of E[x̃ − x], of pairs of which all first ones come first.
        private double[] Moved(Tensor pairs, int i, Tensor from)
        {
            var (x, moved) = (pairs.narrow(0, i * Size, Size), pairs.narrow(0, (Together + i) * Size, Size));
            static Tensor Length(Tensor v) => v.square().sum(1).sqrt();
            return
            [
                Length(moved - x).mean().cpu().item<double>(), (Length(moved - from) - Length(x - from)).mean().cpu().item<double>(),
                .. (moved - x).mean([0]).cpu().data<double>().ToArray(),
            ];
        }

        private Tensor Perturbed(Tensor y) => endCentre + (y - endCentre) * stretch + step;

        private Tensor Unperturbed(Tensor y) => endCentre + (y - endCentre - step) / stretch;

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
            Tensor Log(Tensor y) => subject.Data.LogDensity(y, end);
            Tensor H(Tensor log) => (log.expm1().square() * 2) / (log.exp() + 1);
            // log p̃(ỹ) = log p(y) − D ln s.
            var (here, volume) = (Log(y), subject.Data.Dimension * Math.Log(stretch));
            return ((H(Log(Unperturbed(y)) - volume - here) + H(here - volume - Log(Perturbed(y)))) / 2).mean().cpu().item<double>();
        }

        public void Dispose()
        {
            foreach (var tensor in new[] { scale, centre, endCentre }) tensor.Dispose();
        }

        private Field Ideal(Kernel kernel)
        {
            var score = subject.Data.ScoreAt(kernel, subject.Device)!;
            return Field.Of(x => kernel.Ideal(score.Evaluate(x), x), score);
        }

        // A power of two.
        private static int SizeOf(long samples) => 1 << Math.Max(0, (int)Math.Ceiling(Math.Log2(samples / (double)Draws.Shifts)));
    }
}
