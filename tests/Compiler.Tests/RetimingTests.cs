using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Results;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>A process in another time has the same laws at the same moments, and produces the same entropy.</summary>
public sealed class RetimingTests
{
    private const double Tolerance = 1e-6;

    private static readonly GaussianData plane = new([0.5, -1], new[,] { { 0.5, 0.2 }, { 0.2, 0.3 } });

    /// <summary>Each with its interval; what changes its time stands in the place of <c>#</c>.</summary>
    private static readonly Dictionary<string, (string Text, string Start, string End)> processes = new()
    {
        ["vp"] = ("use vp(beta_max = 20) #;", "0", "1"),
        ["condot"] = ("use condot #;", "1e-3", "(1 - 1e-3)"),
        ["edm"] = ("use edm(end = 5) #;", "0", "5"),
        ["ddpm-linear"] = ("use ddpm-linear(K = 10) #;", "0", "1"),
        ["offset"] = Own("let mu(t) = exp(-(t + t^2/2)/2); kernel = normal(mu(t) * x + 0.7*(1 - mu(t)), 2*sqrt(1 - mu(t)^2));"),
        ["tabulated"] = Own("drift = -exp(sin(t)^2) * (x - [t, 1]); sigma = 1 + t;"),
        ["components"] = Own("drift = -[1, 3*exp(t^2)] * (x - [0.5, t]); sigma = [1, 2];"),
        ["cases"] = Own("let b = if t < 0.7 then 1 else 5; drift = -b * x; sigma = sqrt(b);"),
        ["coupled"] = Own("drift = (1 + t)*[[-2, 1], [1, -1]] * x + [t, 1]; sigma = 1 + t;"),
        ["coupled in cases"] = Own("drift = (if t < 0.7 then 1 else 2)*[[-2, 1], [1, -1]] * x; sigma = 1;"),
        ["rotation"] = Own("param w = 3; drift = [[-1, -w], [w, -1]] * x; sigma = sqrt(2);"),
    };

    /// <summary>Of a start A and an end B.</summary>
    private static readonly Dictionary<string, string> changes = new()
    {
        ["affine"] = "t = A + (B - A) * (s - 3)/5 for s in [3, 8]",
        ["square"] = "t = A + (B - A) * s^2 for s in [0, 1]",
        ["exponential"] = "t = A + (B - A) * expm1(4*s)/expm1(4) for s in [0, 1]",
        ["standing still for a moment"] = "t = A + (B - A) * (1 + (2*s - 1)^3)/2 for s in [0, 1]",
        ["bent"] = "t = A + (B - A) * (if s < 1 then s/4 else s - 3/4) for s in [0, 7/4]",
    };

    public static TheoryData<string, string> All => [.. from process in processes.Keys from change in changes.Keys select (process, change)];

    [Theory]
    [MemberData(nameof(All))]
    public void It_produces_the_same_entropy(string process, string change)
    {
        var (before, after) = (Derived(process, null), Derived(process, changes[change]));
        after.Time.Name.ShouldBe("s");
        after.GetType().ShouldBe(before.GetType());
        var total = plane.Total(before);
        total.ShouldBeGreaterThan(0.1);
        plane.Total(after).ShouldBe(total, Tolerance * total);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_the_same_laws_at_the_same_moments(string process, string change)
    {
        var (before, after) = (Derived(process, null), Derived(process, changes[change]));
        var bound = after.Bound.TimeChanges.Single();
        var φ = new Curve(bound.Value, after.Time, after.Values);
        foreach (var u in (double[])[1e-4, 0.03, 0.4, 0.8, 1])
        {
            var s = after.Interval.Start + u * (after.Interval.End - after.Interval.Start);
            var (moved, stood) = (plane.ValuesOf(after)(s).Moments, plane.ValuesOf(before)(φ.At(s)).Moments);
            Same(moved.Mean.Entries(), stood.Mean.Entries());
            Same(moved.Offset, stood.Offset);
            Same(moved.Covariance.Entries(), stood.Covariance.Entries());
        }
    }

    /// <summary>The samples are the same, for time is integrated over the signal-to-noise ratio.</summary>
    [Theory]
    [InlineData("vp")]
    [InlineData("ddpm-linear")]
    [InlineData("cases")]
    [InlineData("components")]
    [InlineData("coupled in cases")]
    public void A_run_measures_the_same(string process)
    {
        var before = Run(process, null);
        foreach (var change in (string[])["square", "standing still for a moment"])
        {
            var after = Run(process, changes[change]);
            foreach (var measure in (string[])["S_tot", "S_NN", "L_EM"])
                after[measure]!.Estimate.Value.ShouldBe(before[measure]!.Estimate.Value, Tolerance * before["S_tot"]!.Estimate.Value, $"{measure}, {change}");
        }
    }

    [Fact]
    public void The_logarithm_of_time_is_a_time_where_the_start_is_cut_off()
    {
        var total = plane.Total(Derived("condot", null));
        plane.Total(Derived("condot", "t = exp(s) for s in [log(start), log(1 - stop)]")).ShouldBe(total, Tolerance * total);
    }

    [Fact]
    public void Changes_follow_each_other()
    {
        var compilation = Compile("process p { time t in [0, 2]; state x; reparametrise t = 2*s^2 for s in [0, 1]; reparametrise s = sin(r) for r in [0, pi/2]; drift = -t*x; sigma = 1; }");
        compilation.Diagnostics.ShouldBeEmpty();
        var (derived, plain) = (compilation.Derived!, Compile("process p { time t in [0, 2]; state x; drift = -t*x; sigma = 1; }").Derived!);
        derived.Time.Name.ShouldBe("r");
        plane.Total(derived).ShouldBe(plane.Total(plain), Tolerance * plane.Total(plain));
    }

    [Fact]
    public void What_is_stated_twice_is_compared_in_the_time_of_the_process()
    {
        const string text = "process p { time t in [0, 2]; state x; reparametrise t = s^3 for s in [0, 2^(1/3)]; drift = -x; equilibrium = normal(0, if t < 1 then 1 else 2); sigma = sqrt(2); }";
        var fault = Compile(text).Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("NEC3008");
        fault.Primary!.Text.ShouldContain("at t = 1");
    }

    [Fact]
    public void A_parameter_of_the_change_is_one_of_the_process()
    {
        const string text = "process p { time t in [0, 1]; state x; param k = 2; reparametrise t = expm1(k*s)/expm1(k) for s in [0, 1]; drift = -x; sigma = 1; } sweep k in [1, 3];";
        var compilation = Compile(text);
        compilation.Diagnostics.ShouldBeEmpty();
        var totals = compilation.Combinations.Select(c => plane.Total(c.Derived)).ToArray();
        totals.Length.ShouldBe(2);
        totals[0].ShouldBe(totals[1], Tolerance * totals[0]);
        var wrong = Compile(text.Replace("/expm1(k)", "/expm1(2)"));
        wrong.Diagnostics.Select(d => d.Code).Distinct().ShouldBe(["NEC3046"]);
    }

    private static (string Text, string Start, string End) Own(string items) => ($"process p {{ time t in [0, 2]; state x; {items} #; }}", "0", "2");

    private static DerivedProcess Derived(string process, string? change) => Sound(Compile(Written(process, change))).Derived.ShouldNotBeNull();

    private static RunResult Run(string process, string? change)
    {
        // What a definition is of the time of the process, it is in the network, too.
        var scale = process == "cases" ? "b / (1 + b)" : "0.9";
        var compilation = Sound(Compile(Written(process, change), $"mixture {{ 0.4: normal([0.5, -1], 0.4); 0.6: normal([-1, 0], 0.7); }} network n(x, t) = {scale} * ideal(x, t); measure {{ S_tot; S_NN; L_EM; samples = 1024; }}"));
        using var loaded = SdeCompiler.Load(compilation, new AssemblyCache("/proc/none"));
        return Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters });
    }

    private static string Written(string process, string? change)
    {
        var (text, start, end) = processes[process];
        return change is null
            ? text.Replace("#; }", "}", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal)
            : text.Replace("#", $"reparametrise {change.Replace("A", start, StringComparison.Ordinal).Replace("B", end, StringComparison.Ordinal)}", StringComparison.Ordinal);
    }

    private static Compilation Sound(Compilation compilation)
    {
        compilation.Faults().Where(d => d.Code != "NEC3050").Select(d => $"{d.Code} {d.Message}").ShouldBeEmpty();
        return compilation;
    }

    private static Compilation Compile(string process, string data = "normal([0, 0], 1);") => SdeCompiler.Compile(new SourceText("p.sde", $"{process} data = {data}"));

    private static void Same(IEnumerable<double> moved, IEnumerable<double> stood)
    {
        double[] expected = [.. stood];
        var size = expected.Max(Math.Abs);
        foreach (var (value, wanted) in moved.Zip(expected, (a, b) => (a, b))) value.ShouldBe(wanted, Math.Max(1e-9 * Math.Max(Math.Abs(wanted), 1e-3 * size), double.Epsilon));
    }
}
