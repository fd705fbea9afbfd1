using System.Diagnostics;
using System.Globalization;
using NeuralEntropy.Runtime;

namespace NeuralEntropy.Bench;

/// <summary>Estimates beside their closed forms, at a relative standard error of 0.1 %.</summary>
internal static class ClosedForms
{
    private const string G3 = "use vp;\ndata = normal([0.5, -1, 0.25], 0.6);\n";
    private const string Mixture = "use vp;\ndata = mixture { 0.35: normal(-1.2, 0.3); 0.65: normal(0.9, 0.5); }\n";

    // The field of the normal distribution with the mixture's moments, (1 − 1/V) x + μ m/V.
    private const string Matched = "network e(x, t) = FACTOR * ((1 - 1/(1 + 0.197275 * exp(-0.1*t - 7.95*t^2))) * x + 0.165 * exp(-0.05*t - 3.975*t^2)/(1 + 0.197275 * exp(-0.1*t - 7.95*t^2))) + SHIFT;\n";

    private static readonly (string Name, string Text, (string Measure, string Value)[] Truth)[] Cases =
    [
        ("normal, D = 1", "use vp;\ndata = normal(0, 2);\n", [("S_tot", "0.8068525904775847")]),
        ("normal, D = 1, m = 1", "use vp;\ndata = normal(1, 0.6);\n", [("S_tot", "0.69066606237634")]),
        ("normal, D = 3", G3 + "network e(x, t) = 1.1 * ideal(x, t);\n", [("S_tot", "1.228517429376126"), ("L_EM", "0.012285174294"), ("S_NN", "1.486506089545"), ("S_tot_minus_L_EM", "1.216232255082")]),
        ("  shifted field", G3 + "network e(x, t) = ideal(x, t) + [0.3, 0, -0.2];\n", [("L_EM", "0.52325"), ("S_NN", "1.9481947445455")]),
        ("  field + 0.1 score", G3 + "network e(x, t) = 1.1 * ideal(x, t) - 0.1 * x;\n", [("L_EM", "0.136071705022"), ("S_NN", "1.671023234831"), ("S_tot_minus_L_EM", "1.092445724354")]),
        ("  VE", "use ve;\ndata = normal([0.5, -1, 0.25], 0.6);\n", [("S_tot", "13.26876181204054")]),
        ("mixture, D = 1", Mixture + Field("1", "0"), [("S_tot", "0.349346431103"), ("S_NN", "0.0222215846"), ("L_EM", "0.3271248465")]),
        ("  1.2 e_G", Mixture + Field("1.2", "0"), [("S_NN", "0.0319990819"), ("L_EM", "0.3280137099"), ("S_tot_minus_L_EM", "0.0213327212")]),
        ("  e_G + 0.2", Mixture + Field("1", "0.2"), [("S_NN", "0.2480425986"), ("L_EM", "0.4881248465"), ("S_tot_minus_L_EM", "-0.1387784154")]),
        ("mixture, D = 2", "use vp;\n" + MixtureSpec.Plane.Sde, [("S_tot", "1.1455497438")]),
    ];

    public static void Run()
    {
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"{"",-22} {"",-18} {"closed form",15} {"estimate",15} {"s.e.",9} {"quadrature",10} {"relative",9} {"z",6}");
        foreach (var (name, text, truths) in Cases)
        {
            using var loaded = Files.Load(text + $"measure {{ {string.Concat(truths.Select(t => t.Measure + "; "))}accuracy = 0.1%; }}\n");
            var result = Runner.Run(loaded.Experiment, new RunOptions { Parameters = loaded.Parameters, Seed = 1 });
            foreach (var (measure, written) in truths)
            {
                var (e, truth) = (result[measure]!.Estimate, double.Parse(written, CultureInfo.InvariantCulture));
                var error = Math.Sqrt(Math.Pow(e.StandardError, 2) + Math.Pow(e.QuadratureError, 2) + Math.Pow(Rounding(written), 2));
                Console.WriteLine($"{name,-22} {measure,-18} {truth,15:G11} {e.Value,15:G11} {e.StandardError,9:E1} {e.QuadratureError,10:E1} {e.RelativeError,9:P3} {(e.Value - truth) / error,6:F2}");
            }
        }
        Console.WriteLine($"{clock.Elapsed.TotalSeconds:F1} s, compiling included");
    }

    // Half a unit of the last digit; few digits are all that there are.
    private static double Rounding(string written) => written.Length - written.IndexOf('.', StringComparison.Ordinal) - 1 is >= 10 and var digits ? 0.5 * Math.Pow(10, -digits) : 0;

    private static string Field(string factor, string shift) => Matched.Replace("FACTOR", factor, StringComparison.Ordinal).Replace("SHIFT", shift, StringComparison.Ordinal);
}
