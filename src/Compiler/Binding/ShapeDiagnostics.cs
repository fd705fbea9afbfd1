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

    public static Diagnostic Lengths(Location at, string sign, Location left, Shape leftShape, Location right, Shape rightShape) =>
        Diagnostic.Error("NEC2009", $"`{sign}` takes two vectors of one length", at)
            .WithRelated(left, leftShape.Describe())
            .WithRelated(right, rightShape.Describe())
            .WithNote("it takes them component by component; a number stands for every component");

    public static Diagnostic NotFinite(Location at, string value) =>
        Diagnostic.Error("NEC2011", "this constant is not a finite number", at, $"it is {value}");

    public static Diagnostic ListHere(Location at) =>
        Diagnostic.Error("NEC2012", "a list cannot stand here", at).WithHelp("write one number");

    public static Diagnostic ItemsDiffer(Location at, Shape given, Location first, Shape expected) =>
        Diagnostic.Error("NEC2030", "the items of a list have different shapes", at, $"this is {given.Describe()}")
            .WithRelated(first, $"this is {expected.Describe()}")
            .WithHelp("a vector is a list of numbers, `[1, 2]`; a matrix is a list of equally long rows, `[[1, 2], [3, 4]]`");

    public static Diagnostic MatrixProduct(Location at, Location left, Shape leftShape, Location right, Shape rightShape)
    {
        var diagnostic = Diagnostic.Error("NEC2031", $"{leftShape.Describe()} cannot be multiplied by {rightShape.Describe()}", at)
            .WithRelated(left, leftShape.Describe())
            .WithRelated(right, rightShape.Describe());
        return leftShape.IsMatrix
            ? diagnostic.WithNote("a matrix has a column for each component of the vector, or for each row of the matrix, that it multiplies")
            : diagnostic.WithHelp("write the matrix first: `A * x`, or `transpose(A) * x` for the product from the left");
    }

    public static Diagnostic MatrixNeeded(Location at, string function, Shape given) =>
        Diagnostic.Error("NEC2032", $"`{function}` needs a matrix", at, $"this is {given.Describe()}");

    public static Diagnostic NotForEachComponent(Location at, string what, string state, Shape given, Shape expected)
    {
        var diagnostic = Diagnostic.Error("NEC2033", $"{what} must be a number, or {expected.Describe()} as `{state}` is", at, $"this is {given.Describe()}");
        return given.IsMatrix ? diagnostic.WithHelp("write one number for each component: noise that mixes components is not supported") : diagnostic;
    }

    public static Diagnostic MatrixHere(Location at, string what, Shape given) =>
        Diagnostic.Error("NEC2034", $"{what} cannot be a matrix", at, $"this is {given.Describe()}")
            .WithNote("matrices are added to one another, and multiplied by numbers, vectors and matrices");
}
