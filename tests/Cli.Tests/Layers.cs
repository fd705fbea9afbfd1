using System.Reflection;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Cli.Tests;

/// <summary>Cli -> Compiler -> {Dsl, Runtime} -> TorchSharp's API, and nothing the other way.</summary>
public sealed class Layers
{
    [Theory]
    [InlineData("NeuralEntropy.Dsl")]
    [InlineData("NeuralEntropy.Runtime", "TorchSharp")]
    [InlineData("NeuralEntropy.Compiler", "NeuralEntropy.Dsl", "NeuralEntropy.Runtime", "TorchSharp")]
    public void A_layer_knows_only_those_below(string layer, params string[] allowed)
    {
        var known = Assembly.Load(layer).GetReferencedAssemblies().Select(a => a.Name!).ToArray();
        known.Where(name => name.StartsWith("NeuralEntropy", StringComparison.Ordinal) || name is "TorchSharp" or "nec").Except(allowed).ShouldBeEmpty();
        if (layer != "NeuralEntropy.Compiler") known.ShouldNotContain("Microsoft.CodeAnalysis.CSharp");
        if (layer != "NeuralEntropy.Dsl") known.ShouldNotContain("Sprache");
    }
}
