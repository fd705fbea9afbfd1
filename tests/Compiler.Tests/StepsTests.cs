using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>Discrete schedules: a chain x_k = √(1 − β_k) x_{k−1} + √β_k z is the process with the rate −K ln(1 − β_k) on the step k.</summary>
public sealed class StepsTests
{
    private const string Rates = """
            let b(t) = -1000 * log1p(-steps(beta, 1000, t));
            drift = -b(t)/2 * x;
            sigma = sqrt(b(t));
        """;

    private static readonly Dictionary<string, (string Text, Func<int, double> Beta)> Tables = new()
    {
        ["ddpm-linear"] = ("", Linear),
        ["ddpm-cosine"] = ("", Cosine),
        ["linear"] = ("let beta(k) = 1e-4 + (0.02 - 1e-4) * (k - 1)/999;" + Rates, Linear),
        ["cosine"] = ("let f(u) = cos((u + 0.008)/1.008 * pi/2)^2; let beta(k) = min(1 - f(k/1000)/f((k - 1)/1000), 0.999);" + Rates, Cosine),
        ["list"] = ($"let B(t) = steps([{string.Join(", ", Enumerable.Range(1, 1000).Select(k => Linear(k).ToString("R")))}], t); let b(t) = -1000 * log1p(-B(t)); drift = -b(t)/2 * x; sigma = sqrt(b(t));", Linear),
        ["changeable list"] = ($"param c = 1; let B(t) = steps([{string.Join(", ", Enumerable.Range(1, 60).Select(k => $"c*{Linear(k):R}"))}], t); let b(t) = -60 * log1p(-B(t)); drift = -b(t)/2 * x; sigma = sqrt(b(t));", Linear),
        ["equilibrium"] = ("let beta(k) = 1e-4 + (0.02 - 1e-4) * (k - 1)/999; equilibrium = normal(0, 1); sigma = sqrt(-1000 * log1p(-steps(beta, 1000, t)));", Linear),
    };

    public static TheoryData<string> Names => [.. Tables.Keys];

    private static double Linear(int k) => 1e-4 + (0.02 - 1e-4) * (k - 1) / 999;

    private static double Cosine(int k)
    {
        static double F(double u) => Math.Pow(Math.Cos((u + 0.008) / 1.008 * Math.PI / 2), 2);
        return Math.Min(1 - F(k / 1000.0) / F((k - 1) / 1000.0), 0.999);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_kernel_is_the_chains_after_every_step(string name)
    {
        var (process, beta) = (Table(name), Tables[name].Beta);
        process.MeanScale.ShouldBeOfType<Closed>();
        process.Variance.ShouldBeOfType<Closed>();
        var (values, count, product) = (QuantityValues.Of(process), process.Breaks.Length + 1, 1.0);
        for (var k = 1; k <= count; k++)
        {
            product *= 1 - beta(k);
            var μ = values.At(process.MeanScale, (double)k / count);
            (μ * μ).ShouldBe(product, 1e-12 * product);
            values.At(process.Variance, (double)k / count).ShouldBe(1 - product, 1e-12);
        }
        count.ShouldBe(name == "changeable list" ? 60 : 1000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_produces_the_divergence_that_it_destroys(string name)
    {
        var (data, process) = (new GaussianData([0.5, -1], Matrix.Identity(2).Scaled(0.36)), Table(name));
        double Divergence(double t) => data.Divergence(process, t, [0, 0], Matrix.Identity(2));
        data.Total(process).ShouldBe(Divergence(0) - Divergence(1), 1e-6 * Divergence(0));
    }

    /// <summary>The same C#, but for the lines of the .sde file that it quotes.</summary>
    [Fact]
    public void Items_of_a_file_are_the_same_process_as_items_in_a_list()
    {
        var folder = Directory.CreateTempSubdirectory("nec-steps-");
        try
        {
            double[] betas = [.. Enumerable.Range(1, 1000).Select(Linear)];
            File.WriteAllLines(Path.Combine(folder.FullName, "betas.csv"), betas.Select((β, k) => $"{k + 1};{β:R}").Prepend("k;beta"));
            var listed = Program($"[{string.Join(", ", betas.Select(β => β.ToString("R")))}]");
            listed.Length.ShouldBeGreaterThan(125);
            Program("file(\"betas.csv\", columns = [\"beta\"])").ShouldBe(listed);
            Program("file(\"betas.csv\", columns = [2], rows = [1, 999])").ShouldNotBe(listed);

            string[] Program(string items)
            {
                var text = $"process p {{ time t in [0, 1]; state x;\nlet B(t) = steps({items}, t);\nlet b(t) = -1000 * log1p(-B(t));\ndrift = -b(t)/2 * x;\nsigma = sqrt(b(t)); }}\ndata = normal([0.5, -1], 0.6);";
                var compilation = SdeCompiler.Compile(new SourceText(Path.Combine(folder.FullName, "p.sde"), text));
                compilation.Diagnostics.ShouldBeEmpty();
                return [.. compilation.CSharp!.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("#line", StringComparison.Ordinal))];
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Constant on each of three steps, so that the kernel is known by hand: μ' = −a μ, (Σ²)' = −2a Σ² + σ².</summary>
    [Theory]
    [InlineData("drift = -steps([0.1, 0.2, 0.4], t/3) * x; sigma = steps([3, 1, 2], t/3);")]
    [InlineData("param c = 0.1; drift = -steps([c, 2*c, 4*c], t/3) * x; sigma = steps([3, 1, 2], t/3);")]
    [InlineData("let a(k) = 0.1 * 2^(k - 1); param K = 3; drift = -steps(a, K, t/3) * x; sigma = steps([3, 1, 2], t/K);")]
    [InlineData("drift = -steps([0.4, 0.2, 0.1], 1 - t/3) * x; sigma = steps([3, 1, 2], t/3);")]
    [InlineData("drift = -steps([0.4, 0.2, 0.1], 1 - t/3) * x; sigma = steps([3, 3, 3, 1, 1, 1, 2, 2, 2], sqrt(t/3)^2);")]
    public void Rates_that_differ_from_step_to_step_give_the_kernel_piece_by_piece(string text)
    {
        var process = Derive(text, "[0, 3]");
        var values = QuantityValues.Of(process);
        var (μ, Σ2) = (1.0, 0.0);
        foreach (var (a, σ, start) in ((double, double, double)[])[(0.1, 3, 0), (0.2, 1, 1), (0.4, 2, 2)])
        {
            foreach (var s in (double[])[0.01, 0.5, 1])
            {
                values.At(process.MeanScale, start + s).ShouldBe(μ * Math.Exp(-a * s), 1e-13);
                values.At(process.Variance, start + s).ShouldBe(Σ2 * Math.Exp(-2 * a * s) + σ * σ * (1 - Math.Exp(-2 * a * s)) / (2 * a), 1e-12);
            }
            (μ, Σ2) = (μ * Math.Exp(-a), Σ2 * Math.Exp(-2 * a) + σ * σ * (1 - Math.Exp(-2 * a)) / (2 * a));
        }
    }

    [Theory]
    [InlineData("drift = -steps([0.1, 0.2, 0.4], t/3) * x; sigma = steps([3, 1, 2], t/3);")]
    [InlineData("let a(k) = 0.05*k; drift = -steps(a, 40, t^2/9) * x; sigma = 1 + t*steps([3, 1, 2], t/3);")]
    [InlineData("param c = 0.1; let a(k) = c*k; let b(k) = steps(a, 7, k/50) + c; drift = -steps(b, 50, t/3) * x; sigma = sqrt(2*steps(b, 50, t/3));")]
    [InlineData("drift = 0; sigma = steps([3, 1, 2], log(1 + t));")]
    public void The_generated_program_computes_what_was_derived(string text)
    {
        var compilation = Compile(text, "[0, 3]");
        compilation.Faults().ShouldBeEmpty();
        var process = compilation.Derived.ShouldBeOfType<IsotropicDerived>();
        var values = QuantityValues.Of(process);
        using var folder = new TemporaryCache();
        using var loaded = SdeCompiler.Load(compilation, folder.Cache);
        var program = (IsotropicProcess)loaded.Experiment.CreateProcess();
        foreach (var (name, value) in loaded.Parameters) program.SetParameter(name, value);
        double[] times = [1e-9, 0.0123, 0.77, 1.001, 2.5, 3];
        foreach (var kernel in program.At(times))
        {
            kernel.MeanScale.ShouldBe(values.At(process.MeanScale, kernel.Time), 1e-12);
            (kernel.StandardDeviation * kernel.StandardDeviation).ShouldBe(values.At(process.Variance, kernel.Time), 1e-11 * values.At(process.Variance, kernel.Time));
            kernel.Diffusion.ShouldBe(values.At(process.Diffusion, kernel.Time), 1e-12);
            kernel.EquilibriumPrecision.ShouldBe(values.At(process.EquilibriumPrecision, kernel.Time), 1e-12);
        }
    }

    [Fact]
    public void A_parameter_in_the_items_and_the_number_of_items_change_without_compiling_again()
    {
        const string text = "\nparam c = 0.02; param K = 1000;\nlet beta(k) = c*k/K; let b(t) = -K * log1p(-steps(beta, K, t)); drift = -b(t)/2 * x; sigma = sqrt(b(t));";
        var (first, second) = (Compile(text), Compile(text.Replace("0.02", "0.05").Replace("1000", "30")));
        (second.CSharp == first.CSharp).ShouldBeTrue();
        using var folder = new TemporaryCache();
        using var loaded = SdeCompiler.Load(first, folder.Cache);
        foreach (var (c, K) in ((double, int)[])[(0.02, 1000), (0.05, 30)])
        {
            var process = (IsotropicProcess)loaded.Experiment.CreateProcess();
            process.SetParameter("c", c);
            process.SetParameter("K", K);
            process.At([1])[0].MeanScale.ShouldBe(Math.Sqrt(Enumerable.Range(1, K).Aggregate(1.0, (p, k) => p * (1 - c * k / K))), 1e-13);
        }
    }

    [Theory]
    [InlineData("let b(k) = 1 - 2*max(0, 1 - abs(k - 777)); drift = -x; sigma = sqrt(steps(b, 1000, t));", "NEC3010")]
    [InlineData("let b(k) = 1/(k - 777); drift = -x; sigma = steps(b, 1000, t);", "NEC3042")]
    [InlineData("drift = -x; sigma = sqrt(steps([1, 2, -1e-9, 3], 400*t - 200));", "NEC3010")]
    [InlineData("let b(k) = k; drift = -x; sigma = 1/(steps(b, 1000, t) - 777);", "NEC3017")]
    [InlineData("kernel = normal((exp(-t) - 1e-6*steps([0, 0, 1], t)) * x, sqrt(-expm1(-2*t)));", "NEC3040")]
    [InlineData("let b(k) = 1; param K = 2.5; drift = -x; sigma = steps(b, K, t);", "NEC3041")]
    public void One_bad_step_among_thousands_is_seen(string text, string code) =>
        Compile(text).Diagnostics.ShouldContain(d => d.Code == code, string.Join("; ", Compile(text).Diagnostics.Select(d => d.Code + d.Message)));

    [Fact]
    public void A_kernel_of_steps_that_vanish_where_they_jump_does_not_jump() =>
        Compile("kernel = normal((exp(-t) - steps([0, 0.1], t)*(t - 0.5)) * x, sqrt(-expm1(-2*t)));").Faults().ShouldBeEmpty();

    /// <summary>Memory does not depend on what else the machine does; 10 ms go with some 10 MB.</summary>
    [Fact]
    public void A_thousand_steps_compile_in_a_moment()
    {
        Compile(Tables["linear"].Text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Compile(Tables["linear"].Text);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(40_000_000);
    }

    /// <summary>Without a text, of the library.</summary>
    private static IsotropicDerived Table(string name) =>
        Tables[name].Text is { Length: > 0 } text ? Derive(text) : SdeCompiler.Compile(new SourceText("use.sde", $"use {name};\ndata = normal([0.5, -1], 0.6);")).Derived.ShouldBeOfType<IsotropicDerived>();

    private static IsotropicDerived Derive(string lines, string interval = "[0, 1]")
    {
        var compilation = Compile(lines, interval);
        compilation.Faults().ShouldBeEmpty();
        return compilation.Derived.ShouldBeOfType<IsotropicDerived>();
    }

    private static Compilation Compile(string lines, string interval = "[0, 1]") =>
        SdeCompiler.Compile(new SourceText("steps.sde", $"process p {{ time t in {interval}; state x; {lines} }}\ndata = normal([0.5, -1], 0.6);"));

    private sealed class TemporaryCache : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nec-cache-");

        public AssemblyCache Cache => new(folder.FullName);

        public void Dispose() => folder.Delete(recursive: true);
    }
}
