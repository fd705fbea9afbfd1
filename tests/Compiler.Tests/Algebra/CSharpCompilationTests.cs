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
    private static readonly CSharpNames numbers = new() { Symbol = s => s.Name };
    private static readonly CSharpNames tensors = numbers with { IsTensor = e => e == Text.Time };

    [Fact]
    public void Printed_formulas_compile_and_compute_the_formula()
    {
        var random = new RandomFormulas(11);
        var formulas = Enumerable.Range(0, 400).Select(_ => random.Next()).SelectMany(f => (Expr[])[f, Simplifier.Simplify(f)]).ToArray();
        var type = Compile("double", formulas, numbers);
        for (var i = 0; i < formulas.Length; i++)
        {
            var point = random.Point();
            var (value, error) = RoundingBound.Of(formulas[i], point);
            if (!double.IsFinite(value) || !double.IsFinite(error)) continue;
            var computed = (double)type.GetMethod("F" + i)!.Invoke(null, [point["t"], point["a"], point["b"]])!;
            computed.ShouldBe(value, 8 * error + 1e-300, CSharpPrinter.Print(formulas[i], numbers));
        }
    }

    [Fact]
    public void Printed_formulas_compile_for_tensors()
    {
        var random = new RandomFormulas(12);
        var formulas = Enumerable.Range(0, 400).Select(_ => random.Next()).ToArray();
        Compile("TorchSharp.torch.Tensor", [.. formulas, .. formulas.Select(Simplifier.Simplify)], tensors);
    }

    [Theory]
    [InlineData("if t < 0.5 then sqrt(0.5 - t) else log(t)")]
    [InlineData("if 0.2 < t <= a then 1 else if not (t < 0.8 or t == 0.9) then t else 2")]
    [InlineData("if a < b then (if t != 0.5 then 1/(t - 0.5) else 7) else t")]
    [InlineData("if a < 0.7 and t < 0.5 then a else b*(if b > 1 and not a > 1 then t else 3)")]
    public void A_choice_between_tensors_takes_each_element_from_its_case(string text)
    {
        var formula = Text.Read(text);
        double[] times = [0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.1];
        var point = new Dictionary<string, double> { ["a"] = 0.7, ["b"] = 1.3 };
        foreach (var printed in (Expr[])[formula, Simplifier.Simplify(formula)])
        {
            using var t = TorchSharp.torch.tensor(times);
            using var computed = (TorchSharp.torch.Tensor)Compile("TorchSharp.torch.Tensor", [printed], tensors).GetMethod("F0")!.Invoke(null, [t, point["a"], point["b"]])!;
            var values = computed.data<double>().ToArray();
            for (var i = 0; i < times.Length; i++)
            {
                point["t"] = times[i];
                values[i].ShouldBe(Evaluator.Evaluate(formula, point), 1e-15, $"{CSharpPrinter.Print(printed, tensors)} at {times[i]}");
            }
        }
    }

    private static Type Compile(string time, Expr[] formulas, CSharpNames names)
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
