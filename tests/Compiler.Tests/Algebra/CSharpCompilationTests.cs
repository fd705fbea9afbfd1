using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Algebra;

public class CSharpCompilationTests
{
    private static readonly CSharpNames names = new() { Symbol = s => s.Name };

    [Fact]
    public void Printed_formulas_compile_and_compute_the_formula()
    {
        var random = new RandomFormulas(11);
        var formulas = Enumerable.Range(0, 400).Select(_ => random.Next()).SelectMany(f => (Expr[])[f, Simplifier.Simplify(f)]).ToArray();
        var type = Compile("double", formulas);
        for (var i = 0; i < formulas.Length; i++)
        {
            var point = random.Point();
            var (value, error) = RoundingBound.Of(formulas[i], point);
            if (!double.IsFinite(value) || !double.IsFinite(error)) continue;
            var computed = (double)type.GetMethod("F" + i)!.Invoke(null, [point["t"], point["a"], point["b"]])!;
            computed.ShouldBe(value, 8 * error + 1e-300, CSharpPrinter.Print(formulas[i], names));
        }
    }

    [Fact]
    public void Printed_formulas_compile_for_tensors()
    {
        var random = new RandomFormulas(12);
        var formulas = Enumerable.Range(0, 400).Select(_ => random.Next()).ToArray();
        Compile("TorchSharp.torch.Tensor", [.. formulas, .. formulas.Select(Simplifier.Simplify)]);
    }

    private static Type Compile(string time, Expr[] formulas)
    {
        var methods = formulas.Select((f, i) =>
            $"public static object F{i}({time} t, double a, double b) => {CSharpPrinter.Print(f, names)};");
        var source = "using System;\nusing static NeuralEntropy.Runtime.Elementary;\npublic static class Printed\n{\n" + string.Join("\n", methods) + "\n}";
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Printed",
            [CSharpSyntaxTree.ParseText(source)],
            platform.Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.ToString() + source.Split('\n')[d.Location.GetLineSpan().StartLinePosition.Line])
            .Take(3)
            .ShouldBeEmpty();
        return Assembly.Load(stream.ToArray()).GetType("Printed")!;
    }
}
