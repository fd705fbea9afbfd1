using NeuralEntropy.Runtime.Data;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>The law of some components, against the whole law integrated over the others.</summary>
public sealed class MarginalTests
{
    [Theory]
    [InlineData("full")]
    [InlineData("diagonal")]
    [InlineData("mixed")]
    [InlineData("diagonals")]
    [InlineData("mapped uniform")]
    [InlineData("mapped mixture")]
    [InlineData("any mixture")]
    [InlineData("standardised points")]
    [InlineData("affine")]
    [InlineData("product")]
    [InlineData("mapped product")]
    public void It_is_the_whole_law_over_all_values_of_another_component(string name)
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = (Forms.Of(name), Forms.At(0.3));
        var (n, m) = (data.Dimension, data.Dimension - 1);
        var y = Forms.States(data, kernel, 1).narrow(0, 0, 8);
        var line = linspace(-15, 15, 6001, dtype: float64).unsqueeze(1);
        foreach (var (start, others) in new[] { (0, m), (1, 0) })
        {
            var known = y.narrow(1, start, m);
            var marginal = data.Marginal(start, m).ShouldNotBeNull().LogDensity(known, kernel).exp();
            for (var i = 0; i < y.shape[0]; i++)
            {
                var row = known.narrow(0, i, 1).expand([line.shape[0], m]);
                var whole = data.LogDensity(cat(start == 0 ? [row, line] : [line, row], 1), kernel).exp().sum().item<double>() * 0.005;
                (whole / marginal[i].item<double>()).ShouldBe(1, 1e-8, $"without component {others}");
            }
        }
    }

    [Fact]
    public void Where_it_is_not_known_there_is_none()
    {
        foreach (var name in new[] { "ring", "swiss_roll", "checkerboard", "turned uniform", "mixture with a ring" }) Forms.Of(name).Marginal(0, 1).ShouldBeNull(name);
        Forms.Of("blurred product").Marginal(0, 2).ShouldBeOfType<Ring>();
        Forms.Of("blurred product").Marginal(1, 2).ShouldBeNull();
    }
}
