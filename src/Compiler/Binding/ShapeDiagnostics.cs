using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What can be wrong with shapes and kinds of values, told in the language's words: one method a code.</summary>
public static class ShapeDiagnostics
{
    public static Diagnostic Unequal(Location at, string operation, Location left, Shape leftShape, Location right, Shape rightShape) =>
        Diagnostic.Error("NEC2001", $"{operation} two values of different shapes", at)
            .WithRelated(left, leftShape.Describe())
            .WithRelated(right, rightShape.Describe());

    public static Diagnostic NumberNeeded(Location at, string role, Shape given) =>
        Diagnostic.Error("NEC2002", $"{role} must be a number", at, $"this is {given.Describe()}");

    public static Diagnostic ShapeOfState(Location at, string what, string state, Shape given, Location declared) =>
        Diagnostic.Error("NEC2003", $"{what} must have the shape of `{state}`", at, given.IsNumber ? "this is one number for each sample" : $"this is {given.Describe()}").WithRelated(declared, $"`{state}` is declared here");

    public static Diagnostic VectorNeeded(Location at, string function, Shape given) =>
        Diagnostic.Error("NEC2004", $"`{function}` needs a vector", at, $"this is {given.Describe()}");

    public static Diagnostic WrongKind(Location at, string what, string needed) =>
        Diagnostic.Error("NEC2005", $"{what} must be {needed}", at);

    public static Diagnostic OutOfDomain(Location at, string what, string bound, string given) =>
        Diagnostic.Error("NEC2006", $"{what} must be {bound}", at, $"this is {given}");

    public static Diagnostic Dimensions(Location at, int given, Location first, int expected) =>
        Diagnostic.Error("NEC2008", "the components have different dimensions", at, $"this has {given}").WithRelated(first, $"this has {expected}");

    public static Diagnostic ProductOfVectors(Location at) =>
        Diagnostic.Error("NEC2009", "two vectors cannot be multiplied", at).WithHelp("`dot(a, b)` is their inner product");

    public static Diagnostic PowerOfVector(Location at) =>
        Diagnostic.Error("NEC2010", "a vector has no powers", at).WithHelp("`norm(x)^2` is the square of its length");

    public static Diagnostic NotFinite(Location at, string value) =>
        Diagnostic.Error("NEC2011", "this constant is not a finite number", at, $"it is {value}");

    public static Diagnostic ListHere(Location at) =>
        Diagnostic.Error("NEC2012", "a list cannot stand here", at).WithHelp("write one number");
}
