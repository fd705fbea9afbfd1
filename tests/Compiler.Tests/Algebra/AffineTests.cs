using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class AffineTests
{
    [Theory]
    [InlineData("-beta/2*x", "-beta/2", "0")]
    [InlineData("-x/(1 - t)", "-1/(1 - t)", "0")]
    [InlineData("-theta*(x - m)", "-theta", "m*theta")]
    [InlineData("0", "0", "0")]
    [InlineData("3*x - x - 2*x + t", "0", "t")]
    [InlineData("x*x/x", "1", "0")]
    [InlineData("(x + 1)^2 - x^2", "2", "1")]
    public void An_affine_formula_is_taken_apart(string formula, string slope, string offset)
    {
        var (found, rest) = Affine.Decompose(Text.Read(formula), Text.State, out var culprit).ShouldNotBeNull();
        MathPrinter.Print(found).ShouldBe(slope);
        MathPrinter.Print(rest).ShouldBe(offset);
        culprit.ShouldBeNull();
    }

    [Theory]
    [InlineData("-x - sin(x)*t", "sin(x)")]
    [InlineData("t*x*x", "t*x*x")]
    [InlineData("1/x", "1/x")]
    [InlineData("-x*norm(x)/2", "-x*norm(x)")]
    [InlineData("x^2", "x^2")]
    public void The_smallest_part_that_is_not_affine_is_named(string formula, string culprit)
    {
        Affine.Decompose(Text.Read(formula), Text.State, out var found).ShouldBeNull();
        MathPrinter.Print(found!).ShouldBe(culprit);
    }
}
