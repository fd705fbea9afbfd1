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
    private const string Plain = "time t in [0, 1]; state x; drift = -x; sigma = 1;";

    [Theory]
    [InlineData("[1, 0.5]^2 * x / [2, t + 1] - 1")]
    [InlineData("t - [[0, 1], [-1, 0]] * (x - 1)")]
    [InlineData("[[0, 1, 2], [-1, 0, t]] * transpose([[1, 2, 3], [4, 5, 6]]) * x / 2")]
    [InlineData("(norm(x) * [[1, 2], [3, 4]] - [[sum(x), 0], [t, dot(x, x)]]) * max(x, 0)")]
    [InlineData("[norm(x), t] * [1, 2] + t * [3, 4]")]
    [InlineData("[[1, 2], [3, 4]] * [t, 1]")]
    [InlineData("2^x - pow(x^2, [1, 2])")]
    public void Its_value_is_that_of_its_components(string formula) => Check(Plain, formula, formula);

    [Theory]
    [InlineData("max(x, t, [1, -2]) - min(2, x, t, [0, 1])", "max(max([1, -2], t), x) - min(min([0, 1], min(x, 2)), t)")]
    [InlineData("clamp(x, -1, [t, 1])", "if x < -1 then -1 else if x > [t, 1] then [t, 1] else x")]
    [InlineData("clamp(0.2, x, t) * x", "min(max(0.2, x), t) * x")]
    [InlineData("clamp(t, 0.4, 1) * x", "0.4 * x")]
    [InlineData("mean(x) * (x - mean([t, 2, 4]))", "dot(x, [1, 1])/2 * (x - (t + 6)/3)")]
    [InlineData("ceil(x) + erf(erfinv(t)) + log(t/(1 - t)) - logit(t)", "-floor(-x) + t")]
    public void Functions_compute_what_they_say(string formula, string definition) => Check(Plain, formula, definition);

    [Theory]
    [InlineData("kappa * x + t", "kappa * x + t")]
    [InlineData("damped(x) - damped([t, kappa]) * rate(t)", "x/(1 + kappa * dot(x, x)) - [t, kappa]/(1 + kappa * (t^2 + kappa^2)) * (1 + kappa * t)")]
    [InlineData("pull * norm(x) / kappa + [rate(2), 1]", "-(1 + kappa * t) * x * norm(x)/kappa + [1 + 2 * kappa, 1]")]
    [InlineData("(if t < kappa then 1 else 2) * turn * x", "(if t < kappa then 1 else 2) * [[kappa, t], [-1, 1 + kappa * t]] * x")]
    [InlineData("steps(item, K, t) * x + steps([kappa, 1 - kappa], 2 * t)", "(if K == 3 then kappa else kappa^2) * x + 1 - kappa")]
    public void It_uses_what_the_process_defines(string formula, string writtenOut)
    {
        const string process = """
            time s in [0, 1]; state y; param kappa = 0.5; param K = 3;
            let rate(u) = 1 + kappa * u; let damped(v) = v/(1 + kappa * squared_norm(v)); let pull = -rate(s) * y;
            let item(k) = kappa^k; let turn = [[kappa, s], [-1, rate(s)]];
            drift = -y; sigma = 1;
            """;
        Check(process, formula, writtenOut);
        Check(process, formula, writtenOut, ("kappa", 0.2), ("K", 5));
    }

    /// <param name="expected">The same without definitions.</param>
    /// <param name="parameters">As they are set after the program was compiled.</param>
    private static void Check(string items, string formula, string expected, params (string Name, double Value)[] parameters)
    {
        var compilation = Compile(items, formula);
        using var loaded = new LoadedExperiment(RoslynBackend.Compile(compilation.CSharp!, "network"), compilation.Bound!);
        using var scope = NewDisposeScope();
        var process = loaded.Experiment.CreateProcess();
        foreach (var (name, value) in compilation.Bound!.Process.Parameters.Select(p => (p.Name, p.Value)).Concat(parameters)) process.SetParameter(name, value);
        using var network = loaded.Experiment.CreateNetwork(new NetworkContext(process, loaded.Experiment.CreateData(), CPU, 1));
        double[] points = [0.5, -0.25, -2, 1.5, 0.75, 3];
        using var field = network!.At(process.At([T])[0]);
        var computed = field.Evaluate(tensor(points, dtype: float64).reshape(3, 2)).contiguous().data<double>().ToArray();
        computed.Length.ShouldBe(6);
        var written = ((BoundClosedForm)Compile(items, expected).Bound!.Network!).Value;
        var state = new Symbol("x", SymbolKind.State);
        Components? Known(Expr e) => e == state ? Components.Vector([new Symbol("x1", SymbolKind.State), new Symbol("x2", SymbolKind.State)]) : null;
        for (var row = 0; row < 3; row++)
        {
            var values = process.Parameters.ToDictionary();
            (values["t"], values["x1"], values["x2"]) = (T, points[2 * row], points[2 * row + 1]);
            for (var i = 0; i < 2; i++)
            {
                var value = Evaluator.Evaluate(Components.Of(written, Known).Items[i], values);
                computed[2 * row + i].ShouldBe(value, 1e-14 * Math.Max(1, Math.Abs(value)));
            }
        }
    }

    private static Compilation Compile(string items, string formula)
    {
        var compilation = SdeCompiler.Compile(new SourceText("e.sde", $$"""
            process p { {{items}} }
            data = normal([0, 0], 1);
            network e(x, t) = {{formula}};
            """));
        // Not every formula needs all that is defined.
        compilation.Diagnostics.Where(d => d.Code is not ("NEC1015" or "NEC1070")).ShouldBeEmpty();
        return compilation;
    }
}
