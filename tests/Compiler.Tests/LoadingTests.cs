using System.Runtime.CompilerServices;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

public sealed class LoadingTests : IDisposable
{
    private const string File = """
        process vp {
            time t in [0, 1];
            state x;
            param beta_max = 16;
            let beta(t) = 0.1 + (beta_max - 0.1) * t;
            drift = -beta(t)/2 * x;
            sigma = sqrt(beta(t));
        }
        data = normal([0.5, -1], 0.6);
        network e(x, t) = 1.1 * ideal(x, t);
        measure { S_tot; S_NN; samples = 1024; }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nec-cache-");

    private AssemblyCache Cache => new(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void An_unchanged_text_is_compiled_once()
    {
        var compiled = 0;
        for (var i = 0; i < 3; i++) Cache.GetOrAdd("class A;", _ => [(byte)++compiled, 2, 3]).ShouldBe([1, 2, 3]);
        compiled.ShouldBe(1);
        Cache.GetOrAdd("class B;", _ => [9]).ShouldBe([9]);
    }

    [Fact]
    public void A_damaged_assembly_is_compiled_again()
    {
        Cache.GetOrAdd("class A;", _ => [1, 2, 3]);
        var kept = folder.EnumerateFiles().Single().FullName;
        System.IO.File.WriteAllBytes(kept, System.IO.File.ReadAllBytes(kept)[..^1]);
        Cache.GetOrAdd("class A;", _ => [4]).ShouldBe([4]);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_does_no_harm() =>
        new AssemblyCache("/proc/no-such-folder").GetOrAdd("class A;", _ => [1]).ShouldBe([1]);

    [Fact]
    public void A_parameter_changes_the_result_and_not_the_assembly()
    {
        var (first, edited) = (Compile(File), Compile(Overrides.Apply(new SourceText("vp.sde", File), [new Override("beta_max", "20")]).Source.Text));
        edited.CSharp.ShouldBe(first.CSharp);
        using (var loaded = SdeCompiler.Load(first, Cache)) loaded.Parameters["beta_max"].ShouldBe(16);
        using (var loaded = SdeCompiler.Load(edited, Cache)) loaded.Parameters["beta_max"].ShouldBe(20);
        folder.EnumerateFiles().Count().ShouldBe(1);
        Total(edited).ShouldNotBe(Total(first));

        double Total(Compilation compilation)
        {
            using var loaded = SdeCompiler.Load(compilation, Cache);
            return Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters })["S_tot"]!.Estimate.Value;
        }
    }

    /// <summary>No text of a file ends the literal that it is emitted as, and the file of that name is the one that is read.</summary>
    [Theory]
    [InlineData("a\"; throw null; \".csv")]
    [InlineData("{0} $@\"\"\" \\u0022 \\n.csv")]
    [InlineData("ß \u2028 \ud83d\ude00 \u202e 数.csv")]
    public void Hostile_names_of_files_are_texts(string name)
    {
        System.IO.File.WriteAllText(Path.Combine(folder.FullName, name), "1,2,3\n");
        var quoted = name.Replace("\\", "\\\\").Replace("\"", "\\\"");
        var compilation = SdeCompiler.Compile(new SourceText(Path.Combine(folder.FullName, "vp.sde"), $"use subvp(start = 1e-2); data = file(\"{quoted}\", columns = [1, 2, 3]);"));
        compilation.Diagnostics.Select(d => d.Code).ShouldBe(["NEC3083"]);
        var code = compilation.CSharp!.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).ToArray();
        code.Length.ShouldBeGreaterThan(20);
        string.Concat(code.Where(line => line.Contains("path:", StringComparison.Ordinal))).ShouldAllBe(c => c >= ' ' && c <= '~');
        using var loaded = SdeCompiler.Load(compilation, Cache);
        loaded.Experiment.CreateData().Mean.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_loaded_file_goes_when_nobody_uses_it()
    {
        var gone = LoadAndLeave();
        for (var i = 0; i < 20 && gone.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        gone.IsAlive.ShouldBeFalse();
    }

    [Theory]
    [InlineData("process \u00e9\u0301p { time t in [0, 1]; state x; drift = -x; sigma = 1; } data = normal(0, 1);")]
    [InlineData("process p { time t in [0, 1]; state x; param Time = 1; param GetType = 2; param scope = 3; param full_like = 1; drift = -Time*GetType*scope*full_like*x; sigma = 1; } data = normal(0, 1);")]
    [InlineData("process p { time class in [0, 1]; state namespace; param t = 1; param x = 2; drift = -t*x*class*namespace; sigma = 1 + class; } data = normal(0, 1);")]
    [InlineData("process p { time t in [0, 1]; state x; param Exp = 2; param Square = 1; param \u03b2 = 1; drift = -exp(Exp*t)*Square*\u03b2*x; sigma = 1; } data = normal(0, 1); network do(this, while) = ideal(this, while);")]
    [InlineData("process p { time t in [0, 1]; state x; drift = -x; sigma = 1; /* \" */ } // \u2028 } public class Evil { \ndata = normal(0, 1); // \"); System.IO.File.Delete(\"x\"); //")]
    [InlineData("process p { time t in [0, 1]; state x; param \U0001D6FD = 1; param PProcess = 2; param get_a = 1; param a = 1; drift = -\U0001D6FD*PProcess*get_a*a*x; sigma = 1; } data = normal(0, 1); network Context(x, t) = -x;")]
    [InlineData("process p { time t in [0, 1]; state x; param integralOfMeanScale = 1; param set_Time = 1; drift = -integralOfMeanScale*set_Time*(exp(-t^3) + sin(t)^2/(1 + t))*x; sigma = 1; } data = normal(0, 1);")]
    [InlineData("process Process { time t in [0, 1]; state x; drift = -x; sigma = 1; } data = normal(0, 1); network Process(x, t) = -x;")]
    public void Names_and_comments_of_a_file_cannot_break_the_program(string text)
    {
        var compilation = SdeCompiler.Compile(new SourceText("a\"\u2028b\n.sde", text));
        compilation.Diagnostics.ShouldBeEmpty();
        using var loaded = SdeCompiler.Load(compilation, Cache);
        loaded.Experiment.CreateProcess().Name.ShouldNotBeEmpty();
        loaded.Experiment.GetType().Assembly.GetExportedTypes().ShouldAllBe(type => type.BaseType!.Namespace!.StartsWith("NeuralEntropy.Runtime"));
    }

    private static Compilation Compile(string text) => SdeCompiler.Compile(new SourceText("vp.sde", text));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoadAndLeave()
    {
        using var loaded = SdeCompiler.Load(Compile(File), Cache);
        return new WeakReference(loaded.Experiment.GetType().Assembly);
    }
}
