using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>One measure's integrand over u without sampling: its mean on a <see cref="NormalGrid"/>.</summary>
/// <param name="subject">Of one measure, whose g is a function of y alone.</param>
internal sealed class GridIntegrand(Subject subject, NormalGrid grid, Workers workers, CancellationToken cancellation)
    : TimeIntegrand(subject, workers, cancellation)
{
    /// <inheritdoc/>
    public override double DataVariance => Subject.Data.Variances.Average();

    /// <summary>E[g] at one time, and its error.</summary>
    public (double Mean, double Error, long Points) Mean(Kernel kernel)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var evaluator = Subject.At(kernel);
        // Its measures are functions of y alone, whatever noise led there.
        var result = grid.Mean(kernel, y => evaluator.IntegrandsAt(new Drawn(y, zeros_like(y))).squeeze(0));
        return double.IsFinite(result.Mean * kernel.Weight(1)) ? result
            : throw Failures.MeasureNotFinite(Subject.Measures[0].Name, "the mean of its integrand", kernel.Time, -1, 0, result.Mean);
    }

    public override void Dispose()
    {
    }

    protected override double[] At(Kernel kernel) => [Mean(kernel).Mean * kernel.Weight(1)];
}
