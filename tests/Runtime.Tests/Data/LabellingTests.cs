using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>p_d = Σ_c P(c) p_d(·|c) of all data that has classes, and every point is one of its own class.</summary>
public sealed class LabellingTests
{
    private const int N = 1 << 16;

    private static readonly PointLabels Thirds = PointLabels.From(["b", "a", "c", "a", "a", "b"]);

    private static DataDistribution Of(string name) => name switch
    {
        "nested mixture" => new Mixture([0.3, 0.7], [new Mixture([0.25, 0.75], [new Normal([-1, 0, 1], 0.4), Forms.Full]), Forms.Diagonal]),
        "mapped nested mixture" => Of("nested mixture").Mapped(Forms.General),
        "labelled points" => new Points(PointTable.Of([0, 0, 1, 0.5, -0.3, 2, 1, -1, 0.1, 0.2, 3, 3.5], 2), Thirds),
        "mapped labelled points" => Of("labelled points").Mapped(AffineMap.Of(new[,] { { 1.0, 2 }, { -0.5, 0.3 } }, [1, 0])),
        "standardised labelled points" => new Standardised(Of("labelled points")),
        "product with labels" => new Product(new Uniform([0], [1]), Of("labelled points"), new Normal([2], 0.5)),
        "turned product with labels" => new Product(new Uniform([0], [1]), Of("labelled points")).Mapped(Forms.Turned(2)),
        _ => Forms.Of(name),
    };

    [Theory]
    [InlineData("mixed", "1 2 3")]
    [InlineData("mapped mixture", "1 2 3")]
    [InlineData("random mixture", "1 2 3 4 5")]
    [InlineData("any mixture", "1 2 3")]
    [InlineData("mapped any mixture", "1 2 3")]
    [InlineData("standardised", "1 2 3")]
    [InlineData("nested mixture", "1 2")]
    [InlineData("mapped nested mixture", "1 2")]
    [InlineData("labelled points", "a b c")]
    [InlineData("mapped labelled points", "a b c")]
    [InlineData("standardised labelled points", "a b c")]
    [InlineData("product with labels", "a b c")]
    [InlineData("turned product with labels", "a b c")]
    public void The_data_is_the_mixture_of_its_classes(string name, string classes)
    {
        using var scope = NewDisposeScope();
        var (data, kernel) = (Of(name), Forms.At(0.1));
        data.IsLabelled.ShouldBeTrue();
        var labelling = data.Labelling.ShouldNotBeNull();
        labelling.Names.ShouldBe(classes.Split(' '));
        labelling.Probabilities.Sum().ShouldBe(1, 1e-14);
        var y = Forms.States(data, kernel);
        var sum = stack([.. labelling.Probabilities.Select((p, c) => labelling.Given(c).LogDensity(y, kernel) + Math.Log(p))]).logsumexp(0);
        (sum - data.LogDensity(y, kernel)).abs().max().item<double>().ShouldBeLessThan(1e-10);
    }

    [Theory]
    [InlineData("mixed")]
    [InlineData("mapped any mixture")]
    [InlineData("mixture with a ring")]
    [InlineData("nested mixture")]
    [InlineData("labelled points")]
    [InlineData("product with labels")]
    [InlineData("turned product with labels")]
    public void Points_have_the_law_of_their_class(string name)
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(9, "test", 0, CPU);
        var data = Of(name);
        var (x, labels) = data.SampleLabelled(N, generator);
        (x - Forms.Draw(data, N)).abs().max().item<double>().ShouldBe(0);
        for (var c = 0; c < data.Labelling!.Count; c++)
        {
            var (p, given) = (data.Labelling.Probabilities[c], data.Labelling.Given(c));
            var own = x.index_select(0, labels!.eq(c).nonzero().squeeze(1));
            ((own.shape[0] - p * N) / Math.Sqrt(p * (1 - p) * N)).ShouldBeInRange(-4, 4);
            for (var d = 0; d < data.Dimension; d++)
            {
                var error = Math.Sqrt(given.Variances[d] / own.shape[0]);
                Math.Abs(own.select(1, d).mean().item<double>() - given.Mean[d]).ShouldBeLessThan(4 * error + 1e-9, $"class {c}, component {d}");
                (own.select(1, d).var().item<double>() / Math.Max(given.Variances[d], 1e-18)).ShouldBeInRange(given.Variances[d] > 0 ? 0.9 : 0, 1.1);
            }
        }
    }

    [Fact]
    public void Other_data_has_no_classes()
    {
        foreach (var name in new[] { "full", "points", "uniform", "ring", "product", "standardised points", "turned uniform" }) Of(name).IsLabelled.ShouldBeFalse(name);
        new Product(Of("mixed"), Of("labelled points")).Labelling.ShouldBeNull();
    }

    [Fact]
    public void The_classes_of_a_file_are_known_before_it_is_read()
    {
        var folder = new DataContext(NeuralEntropy.Testing.RepositoryRoot.Combine("examples"));
        var file = new FileData(folder, "data/moons.csv", labels: "moon");
        var data = new Standardised(new AffineData(file, scale: 2));
        data.IsLabelled.ShouldBeTrue();
        new FileData(folder, "data/moons.csv", columns: ["x", "y"]).IsLabelled.ShouldBeFalse();
        data.Labelling!.Names.Length.ShouldBe(2);
        data.Labelling.Entropy.ShouldBe(file.Labelling!.Entropy);
        file.Labelling.Given(0).Dimension.ShouldBe(2);
    }
}
