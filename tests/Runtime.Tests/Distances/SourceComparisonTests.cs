using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Data.Files;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Distances;

/// <summary>Distances of the rows of files, and of draws of laws.</summary>
public sealed class SourceComparisonTests
{
    private static readonly Normal First = new([0.5, -1, 0.25], 0.6);
    private static readonly Normal Second = new([0.2, -0.8, 0.25], 0.8);

    private static readonly SampleDistance[] All = [new SlicedWassersteinMeasure(), new DiscrepancyMeasure(bandwidth: 0.9), new EnergyDistanceMeasure(), new FrechetDistanceMeasure()];

    [Fact]
    public void Distances_of_two_files_are_those_of_their_laws()
    {
        using var folder = new TemporaryFolder();
        var result = Compare(RowsOf(folder, "first.npy", First, 5000, 1), RowsOf(folder, "second.csv", Second, 4000, 2));
        double[] expected = [GaussianDistances.SlicedWasserstein(First, Second), GaussianDistances.Discrepancy(First, Second, 0.9), GaussianDistances.Energy(First, Second), GaussianDistances.Frechet(First, Second)];
        foreach (var (measure, truth) in result.Measures.Zip(expected))
        {
            var e = measure.Estimate;
            e.Units.ShouldBe(4000);
            Math.Abs(e.Value - truth).ShouldBeLessThan(4 * e.StandardError, measure.Measure);
            e.StandardError.ShouldBeLessThan(0.15 * truth, measure.Measure);
            measure.Notes[0].ShouldStartWith($"{folder["second.csv"]} to other points of it, 1,984 points each: ");
        }
        result.Warnings.ShouldBeEmpty();
        result.DataFiles.Length.ShouldBe(2);
        result.Measures.Select(m => m.Unit).ShouldBe(["x²", "1", "x", "x²"]);
    }

    [Fact]
    public void A_file_drawn_from_a_law_is_not_far_from_it_and_neither_is_the_law_from_itself()
    {
        using var folder = new TemporaryFolder();
        var law = PointSource.OfData("first.sde", new OfData(First));
        foreach (var (from, points) in new[] { (RowsOf(folder, "first.npy", First, 1000, 1), 992), (PointSource.OfData("again.sde", new OfData(First)), 4096) })
            foreach (var e in Compare(from, law).Measures.Select(m => m.Estimate))
            {
                e.Units.ShouldBe(points);
                Math.Abs(e.Value).ShouldBeInRange(double.Epsilon, 4 * e.StandardError);
            }
        Compare(law, law, most: 100).Measures[0].Estimate.Units.ShouldBe(96);
    }

    [Fact]
    public void Rows_are_taken_once_in_a_random_order_that_files_of_one_length_share()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var (source, other) = (RowsOf(folder, "first.npy", First, 200, 1), RowsOf(folder, "second.npy", First, 200, 1));
        var parts = cat([source.Take(96, 0, "first", 1, CPU), source.Take(96, 1, "first", 1, CPU)]);
        var values = parts.select(1, 0).data<double>().ToArray();
        values.Distinct().Count().ShouldBe(192);
        var rows = source.Law.Atoms!.Table;
        var places = values.Select(v => Enumerable.Range(0, 200).Single(i => rows[i, 0] == v)).ToArray();
        places.ShouldNotBe([.. places.Order()]);
        source.Take(96, 0, "first", 2, CPU).allclose(parts.narrow(0, 0, 96)).ShouldBeFalse();
        other.Take(192, 0, "second", 1, CPU).ShouldSatisfyAllConditions(t => t.allclose(parts).ShouldBeTrue());
    }

    [Fact]
    public void A_second_file_that_is_short_is_compared_without_a_floor()
    {
        using var folder = new TemporaryFolder();
        var result = Compare(RowsOf(folder, "first.npy", First, 300, 1), RowsOf(folder, "second.npy", Second, 100, 2));
        result.Measures.ShouldAllBe(m => m.Notes.IsEmpty && m.Estimate.Units == 96);
    }

    [Fact]
    public void What_cannot_be_compared_is_told()
    {
        using var folder = new TemporaryFolder();
        var (long3, short3, line) = (RowsOf(folder, "a.npy", First, 100, 1), RowsOf(folder, "b.npy", First, 63, 2), RowsOf(folder, "c.npy", new Normal([0], 1), 100, 1));
        Should.Throw<NecException>(() => Compare(long3, short3)).ShouldSatisfyAllConditions(e => e.Code.ShouldBe("NEC5106"), e => e.Message.ShouldContain("63 rows"));
        Should.Throw<NecException>(() => Compare(long3, line)).ShouldSatisfyAllConditions(e => e.Code.ShouldBe("NEC5107"), e => e.Message.ShouldContain("3 components"));
        Should.Throw<NecException>(() => PointSource.OfRows(folder["none.npy"])).Code.ShouldBe("NEC4027");
        folder.Write("bad.csv", "1,2,3\n4,x,5\n");
        Should.Throw<NecException>(() => Compare(PointSource.OfRows(folder["bad.csv"]), long3)).Code.ShouldBe("NEC5042");
    }

    private static RunResult Compare(PointSource first, PointSource second, long? most = null) => Runner.Compare(first, second, [.. All], new RunOptions(Threads: 2), most);

    private static PointSource RowsOf(TemporaryFolder folder, string name, Normal law, long count, long seed)
    {
        using var scope = NewDisposeScope();
        using var generator = RandomStream.Generator(seed, "rows of a test", 0, CPU);
        SampleFile.Write(folder[name], law.Sample(count, generator));
        return PointSource.OfRows(folder[name]);
    }

    private sealed class OfData(DataDistribution data) : Experiment
    {
        public override MeasurePlan Measures => new([]);

        public override DataDistribution CreateData() => data;

        public override Process CreateProcess() => throw new NotSupportedException();
    }
}
