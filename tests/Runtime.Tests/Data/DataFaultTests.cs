using System.Collections.Immutable;
using System.Reflection;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Data;

/// <summary>What makes no data is refused when the object is made, by a code, at an argument, before anything is computed.</summary>
public sealed class DataFaultTests
{
    [Fact]
    public void A_covariance_is_refused_with_its_reason()
    {
        Refused("NEC4015", "covariance", "has 2 rows, and row 1 has 3 numbers", () => Made([1, 0, 0], [0, 1, 0]));
        Refused("NEC4015", "covariance", "row 2 has one number", () => Made([1, 0], [0]));
        Refused("NEC4016", "covariance", "row 1, column 2 is 0.5, and row 2, column 1 is 0.4", () => Made([1, 0.5], [0.4, 1]));
        Refused("NEC4017", "covariance", "its least eigenvalue is -1", () => Made([1, 2], [2, 1]));
        Refused("NEC4017", "covariance", "its least eigenvalue is 0", () => Made([1, 1], [1, 1]));
        Refused("NEC4017", "covariance", "its least eigenvalue is -2", () => Made([-2, 0], [0, 1]));
        Refused("NEC4018", "covariance", "has dimension 3, and `mean` has 2", () => Made([1, 0, 0], [0, 1, 0], [0, 0, 1]));
        Made([1e-20, 1e-11], [1e-11, 1]).Dimension.ShouldBe(2);
        Made([1.0 / 3, 0.1], [0.1 + 1e-17, 1]).Dimension.ShouldBe(2);

        static Normal Made(params ImmutableArray<double>[] rows) => new([0, 0], covariance: [.. rows]);
    }

    [Fact]
    public void A_width_is_stated_once()
    {
        Refused("NEC4013", null, "needs a `deviation` or a `covariance`", () => new Normal([0]));
        Refused("NEC4014", "covariance", "both", () => new Normal([0], 1, [[1]]));
        Refused("NEC4018", "deviation", "has dimension 2, and `mean` has 3", () => new Normal([0, 0, 0], [1, 2]));
        Refused("NEC4018", "deviation", "has dimension 1, and `mean` has 2", () => new Normal([0, 0], [1]));
        Should.Throw<ArgumentException>(() => new Normal([0, 0], [1, 0])).Message.ShouldContain("positive");
        Should.Throw<ArgumentException>(() => new Normal([double.NaN], 1));
    }

    [Fact]
    public void Points_and_boxes_are_refused_with_their_reason()
    {
        Refused("NEC4019", "values", "point 3 has 1, and the first has 2", () => new Points([[0, 0], [1, 1], [2]]));
        Refused("NEC4020", "high", "component 2 it ends at 0 and starts at 1", () => new Uniform([0, 1], [1, 0]));
        Refused("NEC4018", "high", "`high` has dimension 1, and `low` has 2", () => new Uniform([0, 1], [1]));
        Should.Throw<ArgumentException>(() => new Normal([], 1)).Message.ShouldContain("empty list");
        Should.Throw<ArgumentException>(() => new Points([])).Message.ShouldContain("empty list");
        Should.Throw<ArgumentException>(() => new Normal([0], covariance: [])).Message.ShouldContain("empty list");
        Should.Throw<ArgumentException>(() => new Ring(0, 1));
        Should.Throw<ArgumentException>(() => new SwissRoll(-1));
        Should.Throw<ArgumentException>(() => new Checkerboard(0));
        Should.Throw<ArgumentException>(() => new Points([[double.NaN]]));
    }

    [Fact]
    public void Every_code_has_a_case()
    {
        var source = File.ReadAllText(RepositoryRoot.Combine("src", "Runtime", "Data", "DataFaults.cs"));
        var codes = System.Text.RegularExpressions.Regex.Matches(source, "\"(NEC\\d{4})\"").Select(m => m.Groups[1].Value).ToArray();
        codes.Length.ShouldBeGreaterThan(7);
        codes.ShouldBeUnique();
        var cases = Directory.EnumerateDirectories(RepositoryRoot.Combine("tests", "cases", "invalid")).Select(Path.GetFileName).ToArray();
        codes.Where(code => !cases.Any(name => name!.StartsWith(code, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    /// <summary>A file is checked without the tensor library: no instance field may be a tensor before one is asked for.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("mixed")]
    [InlineData("points")]
    [InlineData("uniform")]
    [InlineData("ring")]
    [InlineData("swiss_roll")]
    [InlineData("checkerboard")]
    [InlineData("product")]
    [InlineData("any mixture")]
    [InlineData("random mixture")]
    [InlineData("turned uniform")]
    [InlineData("standardised points")]
    [InlineData("affine")]
    public void Data_hold_no_tensors_when_they_are_made(string name)
    {
        var data = Forms.Of(name);
        foreach (var field in data.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            field.FieldType.Assembly.ShouldNotBe(typeof(TorchSharp.torch).Assembly);
            if (field.FieldType == typeof(PointsTensors)) field.GetValue(data).ShouldBeNull();
        }
    }

    private static void Refused(string code, string? parameter, string message, Func<object> make)
    {
        var fault = Should.Throw<DataException>(() => make());
        fault.Code.ShouldBe(code);
        fault.Parameter.ShouldBe(parameter);
        fault.Message.ShouldContain(message);
    }
}
