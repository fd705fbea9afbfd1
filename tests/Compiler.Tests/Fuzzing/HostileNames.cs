using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>Names that mean something in C#, and letters that C# reads otherwise, in every place where a file may give a name.</summary>
public class HostileNames
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    private static readonly string longName = new('n', 500);

    private static readonly string[] names =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText),
        .. ((Type[])[typeof(Process), typeof(IsotropicProcess), typeof(Experiment), typeof(ClosedForm), typeof(Elementary), typeof(object), typeof(Math), typeof(TorchSharp.torch)])
            .SelectMany(type => type.GetMembers(Any)).Select(member => member.Name),
        .. typeof(Experiment).Assembly.GetExportedTypes().Select(type => type.Name),
        "System", "TorchSharp", "NeuralEntropy", "Generated", "torch", "Tensor", "Parameter", "ParameterAttribute", "LazyInitializer", "Lazy", "Math",
        "PProcess", "PExperiment", "Process", "Experiment", "NetworkE", "Networke", "kernel", "context", "x", "t", "scope", "integral", "value", "args", "_", "__",
        "integralOfMeanScale", "integralOfVariance", "get_a", "set_a", "get_Time", "idealAtX", "scoreAtX", "DriftScale_1", "a_1", "op_Addition", "Finalize",
        "\u00e9", "e\u0301", "\uFB01", "\u212B", "\u00C5", "\u1E9E", "\u0130", "\u0131", "\u01C5", "\u4E2D", "\u05D0\u05D1", "\u0627", "\u0915\u093F", "\u0E01\u0E33",
        "\U0001D6FD", "\U00020000", "a\u0300\u0301\u0302", "\u02B0", "\u00AA", "\u03C2", "x\u0660", longName, longName + "1",
    ];

    // What the language keeps for itself, and what this test's programs say already, is no name to give.
    private static readonly string[] usable =
    [
        .. names.Where(Keywords.IsName).Where(n => Functions.Find(n) is null && !Functions.Constants.ContainsKey(n))
            .Except(["p", "f", "x", "t", "ideal", "score", "equilibrium_score"]).Distinct(),
    ];

    [Fact]
    public void There_are_many() => usable.Length.ShouldBeGreaterThan(300);

    [Fact]
    public void They_are_parameters()
    {
        foreach (var some in usable.Chunk(80))
            ShouldCompile($$"""
                process p { time t in [0, 1]; state x; {{string.Concat(some.Select(n => $"param {n} = 1; "))}} drift = -(1 + {{string.Join(" + ", some)}}) * x; sigma = 1 + t; }
                data = normal(0, 1);
                """);
    }

    [Fact]
    public void They_are_local_definitions()
    {
        foreach (var some in usable.Chunk(80))
            ShouldCompile($$"""
                process p { time t in [0, 1]; state x; {{string.Concat(some.Select(n => $"let {n} = t; "))}} drift = -(1 + {{string.Join(" + ", some)}}) * x; sigma = 1 + t; }
                data = normal(0, 1);
                """);
    }

    [Fact]
    public void They_are_the_time_the_state_the_process_the_network_and_arguments()
    {
        // Keywords stand first, odd letters last: members of C# types, of which there are many, hide nothing here.
        string[] some = [.. usable[..150], .. usable[^60..]];
        foreach (var n in some.Chunk(7).Where(n => n.Length == 7))
            ShouldCompile($$"""
                process {{n[0]}} { time {{n[1]}} in [0, 1]; state {{n[2]}}; let f({{n[3]}}) = {{n[3]}}^2 + exp(-{{n[3]}}^3); drift = -f({{n[1]}}) * {{n[2]}}; sigma = 1 + f({{n[1]}}); }
                data = normal([0, 0], 1);
                network {{n[4]}}({{n[5]}}, {{n[6]}}) = ideal({{n[5]}}, {{n[6]}}) + {{n[6]}} * score({{n[5]}}, {{n[6]}}) + exp({{n[6]}}) * {{n[5]}};
                """);
    }

    [Theory]
    [InlineData("// \u2028 } public class Evil { ")]
    [InlineData("// \u2029 \u0085 \u000B \u000C } public class Evil { ")]
    [InlineData("/* */ // \u202E } \u2066 if (true) \u2069 ")]
    [InlineData("// */ \"; System.Environment.Exit(1); //")]
    [InlineData("// \\u000a } public class Evil { ")]
    [InlineData("/* #line 1 \"x\" \n#error no\n#if false */")]
    public void Comments_stay_comments(string comment)
    {
        var program = ShouldCompile($$"""
            {{comment}}
            process p { time t in [0, 1]; {{comment}}
            state x; drift = -x; {{comment}}
            sigma = 1; } {{comment}}
            data = normal(0, 1); {{comment}}
            """, "a\"\u2028b\u202E\n#error.sde");
        program.ShouldAllBe(c => c == '\n' || !char.IsControl(c));
        ((string[])["\u2028", "\u2029", "\u202E", "\u2066", "\u2069"]).ShouldAllBe(c => !program.Contains(c, StringComparison.Ordinal));
    }

    /// <returns>The C# that was emitted.</returns>
    private static string ShouldCompile(string text, string path = "p.sde")
    {
        var compilation = SdeCompiler.Compile(new SourceText(path, text));
        compilation.Succeeded.ShouldBeTrue(new TextRenderer().Render(compilation.Diagnostics) + text);
        using var folder = new TemporaryCache();
        using var loaded = SdeCompiler.Load(compilation, folder.Cache);
        var types = loaded.Experiment.GetType().Assembly.GetExportedTypes();
        types.ShouldAllBe(type => type.BaseType!.Namespace!.StartsWith("NeuralEntropy.Runtime"));
        var process = loaded.Experiment.CreateProcess();
        foreach (var (name, value) in loaded.Parameters) process.SetParameter(name, value);
        return compilation.CSharp!;
    }

    private sealed class TemporaryCache : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nec-hostile-");

        public AssemblyCache Cache => new(folder.FullName);

        public void Dispose() => folder.Delete(recursive: true);
    }
}
