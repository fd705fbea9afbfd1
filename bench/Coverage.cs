using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Bench;

/// <summary>
/// How often the 95 % intervals hold the truth, over runs that differ by their seed. The network is e = (1 + d) e* + c, of which all measures follow from S_tot
/// (shared quantities of Gaussian kernels: ∫ (σ²/2) dt = A and ∫ (σ²/2) E[e*] dt = (1 − μ_T) E x under the VP process with v = 1).
/// </summary>
internal static class Coverage
{
    private const double A = 4.025;
    private static readonly double ΜT = Math.Exp(-A);

    private static readonly Case[] Cases =
    [
        new("normal, D = 1", "normal([1], 0.6)", 0.1, 0.3, 0.69066606237634, [1], 0.6),
        new("normal, D = 3", "normal([0.5, -1, 0.25], 0.6)", -0.2, 0.1, 1.228517429376126, [0.5, -1, 0.25], 0.6),
        new("mixture, D = 1", "mixture { 0.35: normal(-1.2, 0.3); 0.65: normal(0.9, 0.5); }", -0.1, 0.2, 0.349346431103, [0.165], null),
    ];

    public static void Run(int seeds)
    {
        Console.WriteLine($"Runs of 4,096 data points whose 95 % interval holds the truth, of {seeds:N0}, in %; ± {100 * Math.Sqrt(0.95 * 0.05 / seeds):F1}");
        Console.WriteLine($"{"",-16} {"S_tot",7} {"S_NN",7} {"L_EM",7} {"S - L",7} {"defect",7} {"rates",7}");
        foreach (var of in Cases) Tell(of, seeds);
    }

    private static void Tell(Case of, int seeds)
    {
        using var loaded = Files.Load($"use vp;\ndata = {of.Data};\nnetwork e(x, t) = {1 + of.Factor} * ideal(x, t) + {of.Shift};\nmeasure {{ S_tot; S_NN; L_EM; S_tot_minus_L_EM; identity_defect; samples = 4096; }}\n");
        var runs = new Workers(Environment.ProcessorCount).Map(seeds, s => Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters, Seed = s, Threads = 1 }));
        var truths = Truths(of, of.Total, of.Shift * of.Mean.Sum() * (1 - ΜT), of.Shift * of.Shift * of.Mean.Length * A);
        double Covered(string name) => 100.0 * runs.Count(r => r[name]!.Estimate.Interval is var i && i.Low <= truths[name] && truths[name] <= i.High) / seeds;
        var rates = of.Deviation is { } s0 ? Percent(runs.SelectMany(r => Rates(of, s0, r))) : "";
        Console.WriteLine($"{of.Name,-16} {Covered("S_tot"),7:F1} {Covered("S_NN"),7:F1} {Covered("L_EM"),7:F1} {Covered("S_tot_minus_L_EM"),7:F1} {Covered("identity_defect"),7:F1} {rates,7}");
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

    private static string Percent(IEnumerable<bool> covered) => (100 * covered.Average(c => c ? 1.0 : 0)).ToString("F1");

    private sealed record Case(string Name, string Data, double Factor, double Shift, double Total, double[] Mean, double? Deviation);
}
