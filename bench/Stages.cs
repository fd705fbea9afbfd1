using System.Diagnostics;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Emission;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Bench;

/// <summary>From text to a loaded assembly in a warm process, stage by stage.</summary>
internal sealed record Stages(double Parse, double Bind, double Derive, double Emit, double Roslyn)
{
    private const int Repeats = 15;

    /// <summary>Until then .NET is still compiling the compiler.</summary>
    private const int WarmUps = 40;

    public double Total => Parse + Bind + Derive + Emit + Roslyn;

    /// <summary>The medians, in milliseconds.</summary>
    public static Stages Of(SourceText source)
    {
        for (var i = 0; i < WarmUps; i++) Once(source);
        var all = Enumerable.Range(0, Repeats).Select(_ => Once(source)).ToArray();
        double Median(Func<Stages, double> stage) => all.Select(stage).Order().ElementAt(Repeats / 2);
        return new(Median(s => s.Parse), Median(s => s.Bind), Median(s => s.Derive), Median(s => s.Emit), Median(s => s.Roslyn));
    }

    private static Stages Once(SourceText source)
    {
        var (clock, diagnostics, marks) = (Stopwatch.StartNew(), new DiagnosticBag(), new List<double>());
        double Mark()
        {
            marks.Add(clock.Elapsed.TotalMilliseconds);
            return marks[^1] - (marks.Count > 1 ? marks[^2] : 0);
        }

        var tree = Parser.Parse(source).Tree;
        var parse = Mark();
        var (process, file) = Binder.Bind(tree, source, SourceResolver.Files, diagnostics);
        var bind = Mark();
        var derived = Deriver.Derive(process!, null, diagnostics)!;
        var derive = Mark();
        var csharp = Emitter.Emit(file!, derived);
        var emit = Mark();
        RoslynBackend.Compile(csharp, "bench");
        return new(parse, bind, derive, emit, Mark());
    }
}
