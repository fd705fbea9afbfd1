using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What can be wrong with conditions: one method a code.</summary>
public static class ConditionDiagnostics
{
    public static Diagnostic ConditionNeeded(Location at, string taker, Shape given) =>
        Diagnostic.Error("NEC2020", $"{taker} takes a condition", at, $"this is {given.Describe()}").WithHelp("compare it with something: `u < 0.5`");

    public static Diagnostic ConditionAsValue(Location at, string taker) =>
        Diagnostic.Error("NEC2021", $"{taker} takes numbers, and a condition is none", at, "this is a condition")
            .WithHelp("a number that depends on it is written `if t < 0.5 then 1 else 0`");

    /// <param name="others">The other parameters that the domain asks about.</param>
    public static Diagnostic OutOfDomain(BoundParameter parameter, double value, IEnumerable<(string Name, double Value)> others)
    {
        var domain = parameter.Domain!.At;
        var diagnostic = Diagnostic.Error("NEC2023", $"`{parameter.Name}` is {MathPrinter.Number(value)}, out of its domain", parameter.ValueAt, $"not `{domain.Source[domain.Span]}`")
            .WithRelated(domain, "its domain");
        return others.Aggregate(diagnostic, (told, other) => told.WithNote($"`{other.Name}` is {MathPrinter.Number(other.Value)}"));
    }

    public static Diagnostic BrokenChain(Location at) =>
        Diagnostic.Error("NEC2022", "a chain of comparisons goes one way", at, "this does not go on with what stands before")
            .WithNote("a chain is made of `<`, `<=` and `==`, or of `>`, `>=` and `==`")
            .WithHelp("join single comparisons by `and`: `a < b and b > c`");
}
