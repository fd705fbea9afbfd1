using System.Globalization;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What can be wrong with a process as mathematics: codes NEC30….</summary>
internal static class ProcessDiagnostics
{
    public static Diagnostic TooLittleStated(Location at, string process, IReadOnlyList<string> stated, string missing) =>
        Diagnostic.Error("NEC3001", $"process `{process}` states too little to derive the rest", at)
            .WithNote(stated.Count == 0 ? "it states no equation" : $"it states {And(stated)}; {missing}")
            .WithHelp("state the drift and the noise: `drift = …; sigma = …;`")
            .WithHelp("or the equilibrium and the noise: `equilibrium = normal(0, …); sigma = …;`")
            .WithHelp("or the kernel: `kernel = normal(… * x, …);`");

    public static Diagnostic DriftNotAffine(Location at, Expr culprit, string state) =>
        Diagnostic.Error(
                "NEC3002", $"the drift is not affine in `{state}`", at,
                $"`{MathPrinter.Print(culprit)}` is not a multiple of `{state}`")
            .WithNote("mean scale and variance of the kernel exist in closed form for affine drifts alone")
            .WithHelp($"write the drift as `a(t) * {state}`");

    public static Diagnostic DriftOffset(Location at, Expr offset, string state) =>
        Diagnostic.Error(
                "NEC3003", "the drift has a part that does not depend on the state", at,
                $"`{MathPrinter.Print(offset)}` is left where `{state}` is 0")
            .WithNote("drifts that pull towards another point than 0 are not supported yet")
            .WithHelp("shift the data so that the drift pulls towards 0, and leave the offset out");

    public static Diagnostic NotIsotropic(Location at, string what) =>
        Diagnostic.Error("NEC3004", $"{what} differs from component to component", at, "this is a vector")
            .WithNote("coefficients of their own for each component are not supported yet")
            .WithHelp("write one number for all components");

    public static Diagnostic DependsOnState(Location at, string what, string state) =>
        Diagnostic.Error("NEC3005", $"{what} must not depend on `{state}`", at, $"`{state}` occurs in it");

    public static Diagnostic EquilibriumMean(Location at, Expr mean) =>
        Diagnostic.Error("NEC3006", "the equilibrium is not centred at 0", at, $"its mean is `{MathPrinter.Print(mean)}`")
            .WithNote("equilibria with a mean are not supported yet")
            .WithHelp("shift the data so that the equilibrium is centred: `normal(0, …)`");

    public static Diagnostic DeviationNotPositive(Location at, string whose, double t, double value) =>
        Diagnostic.Error("NEC3007", $"the standard deviation of {whose} is not positive", at, $"{Number(value)} at t = {Number(t)}");

    public static Diagnostic EquilibriumContradictsDrift(Location equilibrium, Location drift, double t, double fromDrift, double stated) =>
        Diagnostic.Error(
                "NEC3008", "the equilibrium contradicts the drift", equilibrium,
                $"its variance is {Variance(stated, fromDrift)} at t = {Number(t)}")
            .WithRelated(drift, $"with `sigma` this gives the variance {Variance(fromDrift, stated)}")
            .WithNote("the equilibrium of a drift `a(t) * x` is normal with the variance `-sigma^2 / (2 * a)`")
            .WithHelp("leave out one of `drift`, `sigma` and `equilibrium`: it is derived from the other two");

    public static Diagnostic KernelContradicts(
        Location kernel, Location other, string what, string quantity, double t, double fromKernel, double stated) =>
        Diagnostic.Error(
                "NEC3009", $"the kernel contradicts {what}", kernel,
                $"this gives {quantity} = {Number(fromKernel, stated)} at t = {Number(t)}")
            .WithRelated(other, $"this states {quantity} = {Number(stated, fromKernel)}")
            .WithNote("its drift is `mu'/mu * x`, its noise `sigma^2 = (Sigma^2)' - 2 * mu'/mu * Sigma^2`")
            .WithHelp("leave out what the kernel already says");

    /// <param name="fromEquilibrium">The noise is not stated, but follows from drift and equilibrium.</param>
    public static Diagnostic DiffusionNegative(Location at, double t, double value, Expr formula, bool fromEquilibrium) =>
        Diagnostic.Error("NEC3010", "the squared noise is negative", at, $"sigma^2 = {Number(value)} at t = {Number(t)}")
            .WithNote($"sigma^2(t) = {MathPrinter.Print(formula)}" + (fromEquilibrium ? ", from the drift and the equilibrium" : ""));

    public static Diagnostic NoNoise(Location at) =>
        Diagnostic.Error("NEC3011", "the process has no noise", at, "sigma is 0 at all times")
            .WithNote("without noise no information is destroyed, and there is no entropy to measure");

    public static Diagnostic SignalGrows(Location at, double t, double value) =>
        Diagnostic.Error("NEC3012", "the kernel wins information back", at, $"its signal-to-noise ratio rises at t = {Number(t)}")
            .WithNote($"sigma^2 = (Sigma^2)' - 2 * mu'/mu * Sigma^2 is {Number(value)} there, and cannot be negative")
            .WithHelp("let Sigma/mu grow with time");

    public static Diagnostic SignalLost(Location time, double kept) =>
        Diagnostic.Error("NEC3021", "nothing is left of the data long before the end of the interval", time, $"the mean scale is 0 up to rounding from t = {Number(kept)} on")
            .WithHelp($"end the interval where the signal is lost, well before t = {Number(kept)}");

    public static Diagnostic KernelMean(Location at, Expr mean, string state) =>
        Diagnostic.Error("NEC3013", $"the kernel's mean is not a multiple of `{state}`", at, $"`{MathPrinter.Print(mean)}`")
            .WithHelp($"write it as `mu(t) * {state}`: `kernel = normal(mu(t) * {state}, Sigma(t));`");

    public static Diagnostic KernelStart(Location at, double t, double mean, double deviation) =>
        Diagnostic.Error(
                "NEC3014", "the kernel does not start at the data", at,
                $"mean scale {Number(mean)} and deviation {Number(deviation)} at t = {Number(t)}")
            .WithNote("where the data stands the mean scale is 1 and the deviation 0")
            .WithNote("an interval may begin later: where both are so at t = 0, or nearly so at its start")
            .WithHelp(deviation > 0
                && Math.Abs(mean - 1) < 1e-6
                    ? $"subtract the variance of the start: `sqrt(Sigma(t)^2 - {Number(deviation)}^2)`"
                    : "divide the mean scale by its value at the start");

    public static Diagnostic SingularEnd(Location time, Location blame, string what, Expr formula, double t, double start, double end) =>
        Diagnostic.Error("NEC3015", $"{what} has no finite value at the {Side(t, start)} of the interval", blame, $"t = {Number(t)} is a singular point")
            .WithRelated(time, "the interval")
            .WithNote($"{what}: {MathPrinter.Print(formula)}")
            .WithHelp($"cut the {Side(t, start)} off: `in {CutOff(t, start, end)}`");

    public static Diagnostic EquilibriumCollapses(Location time, Location blame, Expr precision, double t, double start, double end) =>
        Diagnostic.Error(
                "NEC3016", $"the quasi-equilibrium collapses to a point at the {Side(t, start)} of the interval", blame,
                $"its variance is 0 at t = {Number(t)}")
            .WithRelated(time, "the interval")
            .WithNote($"1/variance = {MathPrinter.Print(precision)}")
            .WithNote($"the total entropy production grows without bound as t approaches {Number(t)}: it depends on where the interval is cut off")
            .WithHelp($"cut the {Side(t, start)} off, and state the cut-off with the result: `in {CutOff(t, start, end)}`");

    public static Diagnostic NotFinite(Location at, string what, Expr formula, double t) =>
        Diagnostic.Error("NEC3017", $"{what} has no finite value inside the interval", at, $"at t = {Number(t)}")
            .WithNote($"{what}: {MathPrinter.Print(formula)}");

    public static Diagnostic IntervalEmpty(Location at, double start, double end) =>
        Diagnostic.Error("NEC3018", $"the time interval {(start == end ? "is empty" : "runs backwards")}", at, $"from {Number(start)} to {Number(end)}")
            .WithNote("time is forward time: the data stands at the start, the noise at the end");

    public static Diagnostic IntervalInfinite(Location at, double start, double end) =>
        Diagnostic.Error("NEC3019", "the time interval has no finite ends", at, $"from {Number(start)} to {Number(end)}")
            .WithHelp("cut the interval off where the signal is lost, or write the process in another time");

    public static Diagnostic KernelIsFlat(Location at) =>
        Diagnostic.Error("NEC3020", "the kernel has no density", at, "a kernel is a normal distribution")
            .WithHelp("write `kernel = normal(mu(t) * x, Sigma(t));`");

    private static string And(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];

    private static string Variance(double value, double other) => double.IsInfinity(value) ? "infinite (flat)" : Number(value, other);

    /// <summary>Six digits tell a reader enough.</summary>
    internal static string Number(double value) => Number(value, double.NaN);

    /// <summary>As many digits, from six on, as it takes to tell a number from another.</summary>
    private static string Number(double value, double other)
    {
        if (double.IsInfinity(value)) return value > 0 ? "infinity" : "-infinity";
        if (double.IsNaN(value)) return "not a number";
        var digits = Enumerable.Range(6, 10).FirstOrDefault(d => RoundedTo(value, d) != RoundedTo(other, d), 17);
        return MathPrinter.Number(RoundedTo(value, digits));
    }

    private static double RoundedTo(double value, int digits) =>
        double.Parse(value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Side(double t, double start) => t == start ? "start" : "end";

    /// <summary>The interval without a hundred-thousandth of it.</summary>
    private static string CutOff(double t, double start, double end)
    {
        var little = Number(1e-5 * (end - start));
        if (t == start) return $"[{(start == 0 ? little : $"{Number(start)} + {little}")}, {Number(end)}]";
        return $"[{Number(start)}, {Number(end)} - {little}]";
    }
}
