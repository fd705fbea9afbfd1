using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// Takes data points until every measure that sets the accuracy has its relative standard error, or exactly as many as the plan names.
/// The error of S_tot − L_EM, a difference that may be 0, counts relative to S_NN where that is greater.
/// </summary>
internal sealed class StoppingRule(Subject subject, MeasurePlan plan, int columns)
{
    // Nats: below it numbers are rounding errors of zero.
    private const double Nothing = 1e-12;

    // Of the accuracy asked for.
    private const double Immaterial = 0.1;

    // Of the variance allowed; the rest is left for the control variable.
    private const double ResidualShare = 0.7;

    private readonly int[] decisive = [.. Enumerable.Range(0, subject.Measures.Length).Where(j => subject.Measures[j].SetsAccuracy)];

    /// <summary>The greatest relative standard error of the measures that set the accuracy.</summary>
    public double Worst(Sampling sampling) =>
        sampling.Started && decisive.Length > 0 ? decisive.Max(j => Relative(sampling, j)) : double.NaN;

    /// <summary>Asks for more where the accuracy needs it.</summary>
    /// <returns>Whether it does.</returns>
    public bool AsksForMore(Sampling sampling)
    {
        if (plan.Samples > 0) return false;
        var (points, control) = (false, false);
        foreach (var j in decisive.Where(j => Relative(sampling, j) > plan.Accuracy))
        {
            var (r, allowed) = (sampling.Of(j, columns - 1), Math.Pow(plan.Accuracy * Reference(sampling, j), 2));
            var share = r.Shared == 0 ? 1 : r.Residual <= Nothing * Nothing ? 0 : ResidualShare;
            points |= r.Residual > share * allowed;
            control |= r.Shared > (1 - share) * allowed;
        }
        return sampling.Double(points, control);
    }

    public IEnumerable<RunWarning> Warnings(Sampling sampling, IEnumerable<MeasureResult> results)
    {
        foreach (var j in decisive)
        {
            if (plan.Samples == 0 && Relative(sampling, j) > plan.Accuracy)
                yield return Failures.AccuracyNotReached(subject.Measures[j].Name, Relative(sampling, j), plan.Accuracy, sampling.Done);
        }
        foreach (var (result, j) in results.Select((r, j) => (r, j)))
        {
            if (result.Tail is { IsHeavy: true } tail) yield return Failures.HeavyTail(result.Name, tail, result.Estimate);
            var (error, standardError) = (result.Estimate.QuadratureError, result.Estimate.StandardError);
            if (error > Math.Max(standardError, Immaterial * plan.Accuracy * Reference(sampling, j)) && error > Nothing)
                yield return Failures.QuadratureCoarse(result.Name, error, standardError);
        }
    }

    private double Relative(Sampling sampling, int measure) =>
        UnitSampling.Relative(sampling.Of(measure, columns - 1).StandardError, Reference(sampling, measure));

    private double Reference(Sampling sampling, int measure)
    {
        var size = Math.Abs(sampling.Of(measure, columns - 1).Value);
        if (subject.Measures[measure].IsNonNegative) return size;
        var greatest = subject.Measures.Select((m, j) => m.IsNonNegative && m.Unit == subject.Measures[measure].Unit ? sampling.Of(j, columns - 1).Value : 0).Max();
        return Math.Max(size, greatest);
    }
}
