using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Networks;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>A network that is written as a formula computes that formula.</summary>
public sealed class NetworkFormulaTests
{
    private const double T = 0.3;

    [Theory]
    [InlineData("[1, 0.5]^2 * x / [2, t + 1] - 1")]
    [InlineData("t - [[0, 1], [-1, 0]] * (x - 1)")]
    [InlineData("[[0, 1, 2], [-1, 0, t]] * transpose([[1, 2, 3], [4, 5, 6]]) * x / 2")]
    [InlineData("(norm(x) * [[1, 2], [3, 4]] - [[sum(x), 0], [t, dot(x, x)]]) * max(x, 0)")]
    [InlineData("[norm(x), t] * [1, 2] + t * [3, 4]")]
    [InlineData("[[1, 2], [3, 4]] * [t, 1]")]
    [InlineData("2^x - pow(x^2, [1, 2])")]
    public void Its_value_is_that_of_its_components(string formula)
    {
        var compilation = SdeCompiler.Compile(new SourceText("e.sde", $$"""
            process p { time t in [0, 1]; state x; drift = -x; sigma = 1; }
            data = normal([0, 0], 1);
            network e(x, t) = {{formula}};
            """));
        compilation.Diagnostics.ShouldBeEmpty();
        using var loaded = new LoadedExperiment(RoslynBackend.Compile(compilation.CSharp!, "network"), compilation.Bound!);
        using var scope = NewDisposeScope();
        var process = loaded.Experiment.CreateProcess();
        using var network = loaded.Experiment.CreateNetwork(new NetworkContext(process, loaded.Experiment.CreateData(), CPU, 1));
        double[] points = [0.5, -0.25, -2, 1.5, 0.75, 3];
        using var field = network!.At(process.At([T])[0]);
        var computed = field.Evaluate(tensor(points, dtype: float64).reshape(3, 2)).contiguous().data<double>().ToArray();
        computed.Length.ShouldBe(6);
        var value = ((BoundClosedForm)compilation.Bound!.Network!).Value;
        var state = new Symbol("x", SymbolKind.State);
        Components? Known(Expr e) => e == state ? Components.Vector([new Symbol("x1", SymbolKind.State), new Symbol("x2", SymbolKind.State)]) : null;
        for (var row = 0; row < 3; row++)
        {
            var values = new Dictionary<string, double> { ["t"] = T, ["x1"] = points[2 * row], ["x2"] = points[2 * row + 1] };
            for (var i = 0; i < 2; i++)
            {
                var expected = Evaluator.Evaluate(Components.Of(value, Known).Items[i], values);
                computed[2 * row + i].ShouldBe(expected, 1e-14 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }
}
