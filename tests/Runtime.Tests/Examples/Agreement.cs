using NeuralEntropy.Runtime.Results;
using Shouldly;

namespace NeuralEntropy.Runtime.Tests.Examples;

public static class Agreement
{
    /// <summary>
    /// |value − expected| is under 4 standard errors, and 4/3 of the quadrature's error, which is an estimate itself, added; and the standard error is small enough to say anything:
    /// under <paramref name="relative"/> of the expected value.
    /// </summary>
    /// <param name="uncertainty">Of the expected value.</param>
    public static void ShouldAgree(this MeasureResult? result, double expected, double relative = 0.01, double uncertainty = 0)
    {
        var estimate = result.ShouldNotBeNull().Estimate;
        var error = Math.Sqrt(estimate.StandardError * estimate.StandardError + uncertainty * uncertainty) + estimate.QuadratureError / 3;
        var z = (estimate.Value - expected) / error;
        Math.Abs(z).ShouldBeLessThan(4, $"{result.Name}: {estimate.Value:R} ± {estimate.StandardError:G3} (quadrature {estimate.QuadratureError:G2}) against {expected:R}");
        estimate.StandardError.ShouldBeLessThan(Math.Max(relative * Math.Abs(expected), 1e-12), $"{result.Name} says too little");
    }
}
