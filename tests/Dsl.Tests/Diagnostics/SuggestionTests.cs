using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Dsl.Tests.Diagnostics;

public class SuggestionTests
{
    [Theory]
    [InlineData("beta_mni", "beta_min")]
    [InlineData("betamin", "beta_min")]
    [InlineData("Beta_Min", "beta_min")]
    [InlineData("β_min", "beta_min")]
    [InlineData("kappa", "κ")]
    [InlineData("sigam", "σ")]
    [InlineData("fouriers", "fourier")]
    [InlineData("furier", "fourier")]
    public void The_name_that_was_meant_is_found(string name, string meant) =>
        Suggestion.Nearest(name, ["scale", "beta_min", "κ", "σ", "fourier", "hidden"]).ShouldBe(meant);

    [Theory]
    [InlineData("x")]
    [InlineData("completely_different")]
    [InlineData("")]
    public void Nothing_is_suggested_where_nothing_is_near(string name) => Suggestion.Nearest(name, ["y", "t", "beta_min", "scale"]).ShouldBeNull();

    [Fact]
    public void The_first_of_equally_near_ones_is_taken() => Suggestion.Nearest("beta_mxx", ["beta_max", "beta_min"]).ShouldBe("beta_max");

    [Theory]
    [InlineData("ab", "ba", 1)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void Neighbours_exchanged_are_one_slip(string a, string b, int distance) => Suggestion.Distance(a, b).ShouldBe(distance);
}
