using NeuralEntropy.Dsl.Text;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>A definition is measured by its terms, and numbers in a list are none.</summary>
public sealed class DefinitionSizeTests
{
    [Theory]
    [InlineData("1", false)]
    [InlineData("-1.5", false)]
    [InlineData("t", true)]
    public void Ten_thousand_numbers_in_a_matrix_are_not_too_large_and_formulas_are(string entry, bool tooLarge)
    {
        var row = $"[{string.Join(", ", Enumerable.Repeat(entry, 100))}]";
        var text = $"process p {{ time t in [0, 1]; state x; let A = [{string.Join(", ", Enumerable.Repeat(row, 100))}]; drift = -x; sigma = 1; }} data = normal(0, 0.5);";
        SdeCompiler.Compile(new SourceText("large.sde", text)).Diagnostics.Select(d => d.Code).ShouldBe([tooLarge ? "NEC1014" : "NEC1070"]);
    }
}
