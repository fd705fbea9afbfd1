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

    public static Diagnostic DriftNotAffine(Location at, Expr culprit, string state, string time) =>
        Diagnostic.Error(
                "NEC3002", $"the drift is not affine in `{state}`", at,
                $"`{MathPrinter.Print(culprit)}` is not a multiple of `{state}`")
            .WithNote("mean and variance of the kernel exist in closed form for affine drifts alone")
            .WithHelp($"write the drift as `a({time}) * {state} + c({time})`, with numbers, vectors or a matrix for `a`");

    public static Diagnostic DependsOnState(Location at, string what, string state) =>
        Diagnostic.Error("NEC3005", $"{what} must not depend on `{state}`", at, $"`{state}` occurs in it");

    public static Diagnostic DeviationNotPositive(Location at, string whose, Moment t, double value) =>
        Diagnostic.Error("NEC3007", $"the standard deviation of {whose} is not positive", at, $"{Number(value)} at {t}");

    /// <param name="moment">What differs: <c>variance</c>.</param>
    public static Diagnostic EquilibriumContradictsDrift(Location equilibrium, Location drift, string moment, Moment t, double fromDrift, double stated) =>
        Diagnostic.Error(
                "NEC3008", "the equilibrium contradicts the drift", equilibrium,
                $"its {moment} is {Variance(stated, fromDrift)} at {t}")
            .WithRelated(drift, $"with `sigma` this gives the {moment} {Variance(fromDrift, stated)}")
            .WithNote($"the equilibrium of a drift `a({t.Name}) * x + c({t.Name})` is normal with the mean `-c / a` and the variance `-sigma^2 / (2 * a)`")
            .WithHelp("leave out one of `drift`, `sigma` and `equilibrium`: it is derived from the other two");

    public static Diagnostic KernelContradicts(
        Location kernel, Location other, string what, string quantity, Moment t, double fromKernel, double stated) =>
        Diagnostic.Error(
                "NEC3009", $"the kernel contradicts {what}", kernel,
                $"this gives {quantity} = {Number(fromKernel, stated)} at {t}")
            .WithRelated(other, $"this states {quantity} = {Number(stated, fromKernel)}")
            .WithNote("its drift is `mu'/mu * (x - d) + d'`, its noise `sigma^2 = (Sigma^2)' - 2 * mu'/mu * Sigma^2`")
            .WithHelp("leave out what the kernel already says");

    /// <param name="fromEquilibrium">The noise is not stated, but follows from drift and equilibrium.</param>
    public static Diagnostic DiffusionNegative(Location at, Moment t, double value, Expr formula, bool fromEquilibrium) =>
        Diagnostic.Error("NEC3010", "the squared noise is negative", at, $"sigma^2 = {Number(value)} at {t}")
            .WithNote($"sigma^2({t.Name}) = {MathPrinter.Print(formula)}" + (fromEquilibrium ? ", from the drift and the equilibrium" : ""));

    public static Diagnostic NoNoise(Location at) =>
        Diagnostic.Error("NEC3011", "the process has no noise", at, "sigma is 0 at all times")
            .WithNote("without noise no information is destroyed, and there is no entropy to measure");

    public static Diagnostic SignalGrows(Location at, Moment t, double value) =>
        Diagnostic.Error("NEC3012", "the kernel wins information back", at, $"its signal-to-noise ratio rises at {t}")
            .WithNote($"sigma^2 = (Sigma^2)' - 2 * mu'/mu * Sigma^2 is {Number(value)} there, and cannot be negative")
            .WithHelp("let Sigma/mu grow with time");

    public static Diagnostic SignalLost(Location time, Moment kept) =>
        Diagnostic.Error("NEC3021", "nothing is left of the data long before the end of the interval", time, $"the mean scale is 0 up to rounding from {kept} on")
            .WithHelp($"end the interval where the signal is lost, well before {kept}");

    public static Diagnostic KernelMean(Location at, Expr mean, string state, string time) =>
        Diagnostic.Error("NEC3013", $"the kernel's mean is not a multiple of `{state}` plus an offset", at, $"`{MathPrinter.Print(mean)}`")
            .WithHelp($"write `kernel = normal(mu({time}) * {state} + d({time}), Sigma({time}));`, with `mu` and `Sigma` numbers or vectors");

    public static Diagnostic KernelStart(Location at, Moment t, double mean, double deviation) =>
        Diagnostic.Error(
                "NEC3014", "the kernel does not start at the data", at,
                $"mean scale {Number(mean)} and deviation {Number(deviation)} at {t}")
            .WithNote("where the data stands the mean scale is 1 and the deviation 0")
            .WithNote($"an interval may begin later: where both are so at {t with { Value = 0 }}, or nearly so at its start")
            .WithHelp(deviation > 0
                && Math.Abs(mean - 1) < 1e-6
                    ? $"subtract the variance of the start: `sqrt(Sigma({t.Name})^2 - {Number(deviation)}^2)`"
                    : "divide the mean scale by its value at the start");

    public static Diagnostic SingularEnd(Location time, Location blame, string what, Expr formula, Moment t, double start, double end) =>
        Diagnostic.Error("NEC3015", $"{what} has no finite value at the {Side(t.Value, start)} of the interval", blame, $"{t} is a singular point")
            .WithRelated(time, "the interval")
            .WithNote($"{what}: {MathPrinter.Print(formula)}")
            .WithHelp($"cut the {Side(t.Value, start)} off: `in {CutOff(t.Value, start, end)}`");

    public static Diagnostic EquilibriumCollapses(Location time, Location blame, Expr precision, Moment t, double start, double end) =>
        Diagnostic.Error(
                "NEC3016", $"the quasi-equilibrium collapses to a point at the {Side(t.Value, start)} of the interval", blame,
                $"its variance is 0 at {t}")
            .WithRelated(time, "the interval")
            .WithNote($"1/variance = {MathPrinter.Print(precision)}")
            .WithNote($"the total entropy production grows without bound as {t.Name} approaches {Number(t.Value)}: it depends on where the interval is cut off")
            .WithHelp($"cut the {Side(t.Value, start)} off, and state the cut-off with the result: `in {CutOff(t.Value, start, end)}`");

    public static Diagnostic NotFinite(Location at, string what, Expr formula, Moment t) =>
        Diagnostic.Error("NEC3017", $"{what} has no finite value inside the interval", at, $"at {t}")
            .WithNote($"{what}: {MathPrinter.Print(formula)}");

    public static Diagnostic IntervalEmpty(Location at, double start, double end) =>
        Diagnostic.Error("NEC3018", $"the time interval {(start == end ? "is empty" : "runs backwards")}", at, $"from {Number(start)} to {Number(end)}")
            .WithNote("time is forward time: the data stands at the start, the noise at the end");

    public static Diagnostic IntervalInfinite(Location at, double start, double end) =>
        Diagnostic.Error("NEC3019", "the time interval has no finite ends", at, $"from {Number(start)} to {Number(end)}")
            .WithHelp("cut the interval off where the signal is lost, or write the process in another time");

    public static Diagnostic KernelIsFlat(Location at, string state, string time) =>
        Diagnostic.Error("NEC3020", "the kernel has no density", at, "a kernel is a normal distribution")
            .WithHelp($"write `kernel = normal(mu({time}) * {state}, Sigma({time}));`");

    public static Diagnostic NoPotential(Location at, (int Row, int Column) entry, Moment t, double forth, double back) =>
        Diagnostic.Warning(
                "NEC3050", "the drift has no equilibrium potential: it keeps the state moving in circles", at,
                $"rows and columns {entry.Row + 1} and {entry.Column + 1} of `A/sigma^2` differ at {t}")
            .WithNote($"row {entry.Row + 1}, column {entry.Column + 1} is {Number(forth, back)}, and row {entry.Column + 1}, column {entry.Row + 1} is {Number(back, forth)}; a gradient has them equal")
            .WithNote("`S_tot` is still the relative entropy of the paths; it holds a part that never rests, `S_housekeeping`, beside `S_excess`");

    public static Diagnostic EquilibriumOfRotation(Location equilibrium, Location drift, (int Row, int Column) entry, Moment t) =>
        Diagnostic.Error("NEC3051", "an equilibrium is stated for a drift that has no equilibrium potential", equilibrium)
            .WithRelated(drift, $"rows and columns {entry.Row + 1} and {entry.Column + 1} of `A/sigma^2` differ at {t}")
            .WithHelp("leave `equilibrium` out");

    /// <param name="what">The equilibrium, or the kernel.</param>
    public static Diagnostic Uncoupled(Location at, string what, Location drift, (int Row, int Column) entry, Moment t, double value) =>
        Diagnostic.Error("NEC3052", $"the components of the {what} are independent, and the drift couples them", at)
            .WithRelated(drift, $"component {entry.Column + 1} moves component {entry.Row + 1}, by {Number(value)} at {t}")
            .WithHelp($"leave `{what}` out: it is derived from the drift and the noise");

    public static Diagnostic KernelCouples(Location at, string state) =>
        Diagnostic.Error("NEC3053", "a kernel that couples the components cannot be stated", at, $"its mean is a matrix times `{state}`")
            .WithHelp($"state the process by its drift and its noise: `drift = A * {state}; sigma = …;`");

    public static Diagnostic KernelOffset(Location at, Moment t, double offset) =>
        Diagnostic.Error("NEC3054", "the kernel's offset does not start at 0", at, $"it is {Number(offset)} at {t}")
            .WithNote("where the data stands the kernel's mean is the data")
            .WithHelp("subtract the offset's value at the start");

    public static Diagnostic TooManyTerms(Location at, int dimension) =>
        Diagnostic.Error("NEC3055", "the components are coupled by too large a formula", at)
            .WithNote($"written out for {dimension} components, with every product of matrices and every sum over components, it has thousands of terms")
            .WithHelp("multiply numbers out, or couple fewer components");

    private static string And(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];

    private static string Variance(double value, double other) => double.IsInfinity(value) ? "infinite (flat)" : Number(value, other);

    /// <summary>Six digits tell a reader enough.</summary>
    internal static string Number(double value) => Number(value, double.NaN);

    /// <summary>As many digits, from six on, as it takes to tell a number from another.</summary>
    internal static string Number(double value, double other)
    {
        if (double.IsInfinity(value)) return value > 0 ? "infinity" : "-infinity";
        if (double.IsNaN(value)) return "not a number";
        var digits = Enumerable.Range(6, 10).FirstOrDefault(d => RoundedTo(value, d) != RoundedTo(other, d), 17);
        return MathPrinter.Number(RoundedTo(value, digits));
    }

    internal static double RoundedTo(double value, int digits) =>
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
