using System.Globalization;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;
using static TorchSharp.torch;

namespace NeuralEntropy.Bench;

/// <summary>
/// How often the 95 % intervals hold the truth, over runs that differ by their seed. The network is e = (1 + d) e* + c, of which all measures follow from S_tot
/// (shared quantities of Gaussian kernels: ∫ (σ²/2) dt = A and ∫ (σ²/2) E[e*] dt = (1 − μ_T) E x under the VP process with v = 1); or one that was trained, whose truth is a run of many more data points.
/// </summary>
internal static class Coverage
{
    private const double A = 4.025;
    private const int TruthPoints = 1 << 19;
    private static readonly double ΜT = Math.Exp(-A);
    private static readonly string[] Measures = ["S_tot", "S_NN", "L_EM", "S_tot_minus_L_EM", "identity_defect"];

    private static readonly double[] PlaneMean = [.. Enumerable.Range(0, 2).Select(i => MixtureSpec.Plane.Weights.Zip(MixtureSpec.Plane.Means, (w, m) => w * m[i]).Sum())];

    // In one and two dimensions normal distributions and their mixtures are seen without their noise; all others by data points.
    private static readonly Case[] Cases =
    [
        new("normal, D = 1", "normal([1], 0.6)", 0.1, 0.3, 0.69066606237634, [1], 0.6),
        new("normal, D = 3", "normal([0.5, -1, 0.25], 0.6)", -0.2, 0.1, 1.228517429376126, [0.5, -1, 0.25], 0.6),
        new("mixture, D = 1", "mixture { 0.35: normal(-1.2, 0.3); 0.65: normal(0.9, 0.5); }", -0.1, 0.2, 0.349346431103, [0.165], null),
        new("mixture, D = 2", MixtureSpec.Plane.Sde["data = ".Length..^1], -0.1, 0.2, 1.1455497438, PlaneMean, null),
        new("uniform, D = 1", "uniform(-1.5, 1)", 0.1, 0.3, OfUniform(-1.5, 1), [-0.25], null),
        new("uniform, D = 2", "uniform([-1.5, 0], [1, 2])", -0.1, 0.2, OfUniform(-1.5, 1) + OfUniform(0, 2), [-0.25, 1], null),
    ];

    public static void Run(int seeds)
    {
        Console.WriteLine($"Runs of 4,096 data points whose 95 % interval holds the truth, of {seeds:N0}, in %; ± {100 * Math.Sqrt(0.95 * 0.05 / seeds):F1}");
        Console.WriteLine($"{"",-16} {"S_tot",7} {"S_NN",7} {"L_EM",7} {"S - L",7} {"defect",7} {"rates",7}");
        foreach (var of in Cases) Tell(of, seeds);
        TellTrained("network, D = 2", MixtureSpec.Plane.Sde, seeds);
        TellTrained("network, box", "data = uniform([-1.5, 0], [1, 2]);\n", seeds);
    }

    private static void Tell(Case of, int seeds)
    {
        using var loaded = Loaded($"use vp;\ndata = {of.Data};\nnetwork e(x, t) = {1 + of.Factor} * ideal(x, t) + {of.Shift};\n", "samples = 4096");
        var runs = new Workers(Environment.ProcessorCount).Map(seeds, s => Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters, Seed = s, Threads = 1 }));
        var truths = Truths(of, of.Total, of.Shift * of.Mean.Sum() * (1 - ΜT), of.Shift * of.Shift * of.Mean.Length * A);
        Print(of.Name, runs, truths, of.Deviation is { } s0 ? Percent(runs.SelectMany(r => Rates(of, s0, r))) : "");
    }

    // One that is small and not well trained, so that all measures differ.
    private static void TellTrained(string name, string data, int seeds)
    {
        const string Network = "network e = mlp(hidden = [32, 32], fourier = 16, scale = 0.3);\ntrain e { samples = 4096; epochs = 10; optimizer = adam(rate = 3e-3); }\n";
        var folder = Directory.CreateTempSubdirectory("nec-coverage").FullName;
        try
        {
            using var large = Loaded($"use vp;\n{data}{Network}", $"samples = {TruthPoints}");
            var trained = Runner.Run(large.Experiment, new RunOptions { Parameters = large.Parameters, Seed = 1 });
            ResultFolder.Write(folder, trained);
            using var loaded = Loaded($"use vp;\n{data}{Network}", "accuracy = 1%");
            var runs = new Workers(Environment.ProcessorCount).Map(
                seeds, s => Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters, Seed = s + 2, Threads = 1, Weights = Path.Combine(folder, ResultFolder.Weights) }));
            Print(name, runs, trained.Measures.ToDictionary(m => m.Measure, m => m.Estimate.Value), "");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static LoadedExperiment Loaded(string text, string setting) => Files.Load($"{text}measure {{ {string.Concat(Measures.Select(m => m + "; "))}{setting}; }}\n");

    // KL(p_0‖p_eq) − KL(p_T‖p_eq), the second by the trapezoidal rule.
    private static double OfUniform(double low, double high)
    {
        using var scope = NewDisposeScope();
        var y = linspace(-10, 10, 20_001, dtype: float64);
        var (Σ, width) = (Math.Sqrt(1 - ΜT * ΜT), high - low);
        Tensor Below(double end) => ((y - ΜT * end) / (Σ * Math.Sqrt(2))).erf() / 2;
        var p = (Below(low) - Below(high)) / (ΜT * width);
        var atEnd = (p.xlogy(p) + p * (y * y / 2 + Math.Log(2 * Math.PI) / 2)).sum().item<double>() * 1e-3;
        return -Math.Log(width) + Math.Log(2 * Math.PI) / 2 + (low * low + low * high + high * high) / 6 - atEnd;
    }

    private static void Print(string name, IReadOnlyList<RunResult> runs, Dictionary<string, double> truths, string rates)
    {
        var covered = Measures.Select(m => !truths.TryGetValue(m, out var truth) ? "" : Percent(runs.Select(r => r[m]!.Estimate.Interval is var i && i.Low <= truth && truth <= i.High)));
        Console.WriteLine($"{name,-16} {string.Join(' ', covered.Append(rates).Select(c => c.PadLeft(7)))}");
    }

    // S_NN = ⟨e, e⟩, L_EM = ⟨e − e*, e − e*⟩ with ⟨e*, e*⟩, ⟨e*, c⟩ and ⟨c, c⟩.
    private static Dictionary<string, double> Truths(Case of, double ideal, double cross, double shift)
    {
        var d = of.Factor;
        var (neural, loss) = ((1 + d) * (1 + d) * ideal + 2 * (1 + d) * cross + shift, d * d * ideal + 2 * d * cross + shift);
        return new() { ["S_tot"] = ideal, ["S_NN"] = neural, ["L_EM"] = loss, ["S_tot_minus_L_EM"] = ideal - loss, ["identity_defect"] = neural - ideal + loss };
    }

    // Of normal data the rates have closed forms, (σ²/2) times E‖e*‖² = D (V − 1)²/V + μ²|m|², E[e*] = μ m and 1.
    private static IEnumerable<bool> Rates(Case of, double s0, RunResult run) =>
        from measure in run.Measures
        let rate = measure.Rate
        from k in Enumerable.Range(0, rate.Time.Length)
        let B = 0.1 * rate.Time[k] + 7.95 * rate.Time[k] * rate.Time[k]
        let w = (0.1 + 15.9 * rate.Time[k]) / 2
        let μ2 = Math.Exp(-B)
        let V = μ2 * s0 * s0 - (μ2 - 1)
        let D = of.Mean.Length
        let truth = Truths(of, w * (D * (V - 1) * (V - 1) / V + μ2 * of.Mean.Sum(m => m * m)), w * Math.Sqrt(μ2) * of.Shift * of.Mean.Sum(), w * of.Shift * of.Shift * D)[measure.Measure]
        let rounding = 1e-12 * Math.Abs(truth)
        select rate.PerTime.Low[k] - rounding <= truth && truth <= rate.PerTime.High[k] + rounding;

    private static string Percent(IEnumerable<bool> covered) => (100 * covered.Average(c => c ? 1.0 : 0)).ToString("F1", CultureInfo.InvariantCulture);

    private sealed record Case(string Name, string Data, double Factor, double Shift, double Total, double[] Mean, double? Deviation);
}
