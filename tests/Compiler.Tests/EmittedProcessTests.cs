using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>The emitted class of a process computes what was derived.</summary>
public sealed class EmittedProcessTests
{
    private const double Tolerance = 1e-10;

    [Theory]
    [InlineData("offset")]
    [InlineData("offset-tabulated")]
    [InlineData("equilibrium-mean")]
    [InlineData("components")]
    [InlineData("components-tabulated")]
    [InlineData("coupled")]
    [InlineData("tabulated")]
    [InlineData("reparametrised")]
    [InlineData("reparametrised-components")]
    [InlineData("use-reparametrised")]
    public void Its_kernel_is_the_derived_one(string name)
    {
        var compilation = SdeCompiler.Compile(SourceLoader.Load(RepositoryRoot.Combine("tests", "cases", "valid", $"{name}.sde")).Source!);
        compilation.Faults().ShouldBeEmpty();
        using var loaded = new LoadedExperiment(RoslynBackend.Compile(compilation.CSharp!, name), compilation.Bound!);
        using var scope = NewDisposeScope();
        var process = loaded.Experiment.CreateProcess();
        foreach (var (parameter, value) in loaded.Parameters) process.SetParameter(parameter, value);
        var dimension = compilation.Bound!.Dimension;
        var derived = compilation.Derived!;
        var values = new GaussianData(new double[dimension], Matrix.Identity(dimension)).ValuesOf(derived);
        double[] times = [.. new[] { 0.01, 0.3, 0.5, 0.99 }.Select(u => derived.Interval.Start + u * (derived.Interval.End - derived.Interval.Start))];
        foreach (var (kernel, t) in process.At(times).Zip(times))
        {
            var (coefficients, moments) = values(t);
            var (emitted, emittedMoments) = Values(kernel, dimension);
            Same(emitted.Drift.Entries(), coefficients.Drift.Entries());
            Same(emitted.Offset, coefficients.Offset);
            Same(emitted.Diffusion, coefficients.Diffusion);
            Same(emittedMoments.Mean.Entries(), moments.Mean.Entries());
            Same(emittedMoments.Offset, moments.Offset);
            Same(emittedMoments.Covariance.Entries(), moments.Covariance.Entries());
        }
    }

    /// <summary>An isotropic kernel says its drift by its equilibrium: a = −σ²/2v, c = σ² q/2.</summary>
    private static (LinearCoefficients Coefficients, LinearMoments Moments) Values(Kernel kernel, int dimension)
    {
        if (kernel is LinearKernel linear) return (linear.Coefficients, linear.Moments);
        var one = (IsotropicKernel)kernel;
        double[] Each(double[]? values) => [.. Enumerable.Range(0, dimension).Select(i => values is null ? 0 : values[values.Length == 1 ? 0 : i])];
        double[,] Diagonal(double value) => Matrix.Identity(dimension).Scaled(value);
        return (
            new LinearCoefficients(
                Diagonal(-one.Diffusion * one.EquilibriumPrecision / 2), [.. Each(one.EquilibriumPull).Select(q => one.Diffusion * q / 2)],
                [.. Enumerable.Repeat(one.Diffusion, dimension)]),
            new LinearMoments(Diagonal(one.MeanScale), Each(one.MeanOffset), Diagonal(one.StandardDeviation * one.StandardDeviation)));
    }

    private static void Same(IEnumerable<double> emitted, IEnumerable<double> derived)
    {
        double[] expected = [.. derived];
        emitted.Count().ShouldBe(expected.Length);
        foreach (var (value, wanted) in emitted.Zip(expected)) value.ShouldBe(wanted, Tolerance * Math.Max(1e-3, Math.Abs(wanted)));
    }
}
