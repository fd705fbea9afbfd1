using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

public sealed class UniformTests
{
    /// <summary>
    /// log p_t and its gradient against Gauss–Legendre over the box of e^{(y−μx)²/2Σ²} scaled by its greatest value, for boxes from much narrower
    /// to much wider than the noise, from the middle to far in the tails: 1e-12 relative, but for the conditioning of y² itself.
    /// </summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-3)]
    [InlineData(0.3)]
    [InlineData(0.999)]
    [InlineData(1.001)]
    [InlineData(3)]
    [InlineData(20)]
    public void The_density_and_its_score_are_the_quadrature(double h)
    {
        using var scope = NewDisposeScope();
        var kernel = new IsotropicKernel(0.5, 0.8, 0.5, 1, 1);
        var half = h * kernel.StandardDeviation / kernel.MeanScale;
        var box = new Uniform([-half], [half]);
        double[] states = [0, 1e-8, 0.1, 0.5, 1, 2, 5, 10, 30, h / 2, h, h + 0.1, h + 1, h + 8, 2 * h, 1 / h, 0.5 / h, 2 / h];
        states = [.. states.Where(a => a <= 100)];
        var y = tensor(states.Select(a => a * kernel.StandardDeviation).ToArray(), [states.Length, 1], dtype: float64);
        using var field = box.ScoreAt(kernel, CPU)!;
        var (logs, scores) = (box.LogDensity(y, kernel).data<double>().ToArray(), field.Evaluate(y).contiguous().data<double>().ToArray());
        var mirrored = field.Evaluate(-y).contiguous().data<double>().ToArray();
        for (var i = 0; i < states.Length; i++)
        {
            var (log, slope) = Quadrature(states[i], h);
            logs[i].ShouldBe(log - Math.Log(2 * h * kernel.StandardDeviation), 1e-12 * (1 + Math.Abs(log)), $"h = {h}, a = {states[i]}");
            scores[i].ShouldBe(slope / kernel.StandardDeviation, 1e-12 * (1 + Math.Abs(slope)) / kernel.StandardDeviation, $"h = {h}, a = {states[i]}");
            mirrored[i].ShouldBe(-scores[i], 1e-12 * (1 + Math.Abs(slope)));
        }
    }

    /// <summary>Against values of 40 digits; e^{x²} multiplies the error of x² by x² ≤ 16.</summary>
    [Fact]
    public void The_scaled_error_function_has_its_digits_on_both_sides_of_its_switch()
    {
        using var scope = NewDisposeScope();
        (double X, double Value)[] known =
        [
            (0, 1), (0.1, 0.8964569799691267), (1, 0.427583576155807), (2, 0.25539567631050575), (3, 0.17900115118138996),
            (4, 0.13699945762506138), (5, 0.11070463773306863), (5.999, 0.09279163056885678), (6, 0.09277656780053835), (6.001, 0.09276150986111378), (10, 0.05614099274382259), (20, 0.02817434874105132),
            (1e4, 5.641895807268084e-05),
        ];
        var values = ScaledErfc.Of(tensor(known.Select(k => k.X).ToArray(), dtype: float64)).data<double>().ToArray();
        for (var i = 0; i < known.Length; i++) values[i].ShouldBe(known[i].Value, known[i].Value * 1e-14);
    }

    /// <summary>KL(p_d‖p_eq) − KL(p_T‖p_eq); the first is −ln width + ½ ln 2π + E x²/2 for each component, the second a quadrature.</summary>
    [Fact]
    public void The_entropy_is_the_difference_of_two_divergences()
    {
        var (box, process) = (new Uniform([-1.5, 0], [1.5, 0.8]), new VariancePreserving());
        var end = process.At([1])[0];
        var expected = 0.0;
        for (var d = 0; d < 2; d++)
        {
            var (a, b) = (box.Low[d], box.High[d]);
            expected += -Math.Log(b - a) + Math.Log(2 * Math.PI) / 2 + (a * a + a * b + b * b) / 6 - Divergence(new Uniform([a], [b]), end);
        }
        new Trial(process, box) { Asked = [new TotalEntropyProduction()] }.Run()["S_tot"].ShouldAgree(expected);

        static double Divergence(Uniform data, Kernel kernel)
        {
            using var scope = NewDisposeScope();
            var line = linspace(-10, 10, 4001, dtype: float64).unsqueeze(1);
            var log = data.LogDensity(line, kernel);
            return (log.exp() * (log + line.squeeze(1).pow(2) * 0.5 + Math.Log(2 * Math.PI) / 2)).sum().item<double>() * 20 / 4000;
        }
    }

    // ln Z and −R: ∫ over the box in panels, both relative to the integrand's greatest value, e^{−g²/2} with g the distance to the box.
    private static (double LogZ, double Slope) Quadrature(double a, double h)
    {
        var (rule, g) = (new GaussLegendre(20), Math.Max(0, a - h));
        // Relative to a, so that narrow boxes keep their digits. The integrand lives within 40 deviations of a, or falls like e^{−g s} from the box's near end.
        var (low, high) = (Math.Max(-h, -40 - a), Math.Min(h, g - a + Math.Min(40, 40 / Math.Max(g, 1e-300))));
        var (sum, moment) = (0.0, 0.0);
        const int panels = 200;
        for (var p = 0; p < panels; p++)
        {
            for (var j = 0; j < rule.Nodes.Length; j++)
            {
                var s = a + low + (high - low) * (p + (1 + rule.Nodes[j]) / 2) / panels;
                var density = rule.Weights[j] / 2 * (high - low) / panels * Math.Exp(-(s - g) * (s + g) / 2);
                sum += density;
                moment += s * density;
            }
        }
        // ∂ ln ∫ φ(s) ds over the shifted box = −E[s], the mean noise.
        return (Math.Log(sum) - g * g / 2 - Math.Log(2 * Math.PI) / 2, -moment / sum);
    }
}
