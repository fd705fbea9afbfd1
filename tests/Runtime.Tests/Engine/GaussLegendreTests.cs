using NeuralEntropy.Runtime.Engine;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Engine;

public sealed class GaussLegendreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(17)]
    public void A_rule_of_n_nodes_integrates_polynomials_up_to_degree_2n_minus_1(int count)
    {
        var rule = new GaussLegendre(count);
        rule.Nodes.ShouldBeInOrder();
        for (var degree = 0; degree < 2 * count; degree++)
            rule.Nodes.Zip(rule.Weights, (x, w) => w * Math.Pow(x, degree)).Sum().ShouldBe(degree % 2 == 0 ? 2.0 / (degree + 1) : 0, 1e-14);
        Math.Abs(rule.Nodes.Zip(rule.Weights, (x, w) => w * Math.Pow(x, 2 * count)).Sum() - 2.0 / (2 * count + 1)).ShouldBeGreaterThan(1e-13);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Up_to_any_point_it_integrates_polynomials_up_to_degree_n_minus_1(int count)
    {
        var rule = new GaussLegendre(count);
        foreach (var end in new[] { -1, -0.9, 0.1, 0.77, 1 })
        {
            var weights = rule.WeightsUpTo(end);
            for (var degree = 0; degree < count; degree++)
                rule.Nodes.Zip(weights, (x, w) => w * Math.Pow(x, degree)).Sum().ShouldBe((Math.Pow(end, degree + 1) - Math.Pow(-1, degree + 1)) / (degree + 1), 1e-14);
        }
        rule.WeightsUpTo(-1).ShouldAllBe(w => w == 0);
        rule.WeightsUpTo(1).ShouldBe(rule.Weights);
    }
}
