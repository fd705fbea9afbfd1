using System.Globalization;
using NeuralEntropy.Runtime.Data.Files;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime;

/// <summary>Everything that can go wrong in a run and be mended by the user: one method a code.</summary>
public static class Failures
{
    public static NecException NoSuchDevice(string device, string reason) =>
        new("NEC5001", $"there is no device `{device}`: {reason}", "`--device cpu` is always there; `nec doctor` lists the others", 3);

    public static NecException NoSuchParameter(string process, string name, IEnumerable<string> known) =>
        new("NEC5002", $"process `{process}` has no parameter `{name}`", $"its parameters: {Join(known)}", 2);

    public static NecException KernelNotFinite(string process, string what, double time, double value) =>
        new("NEC5003", $"{what} of process `{process}` is {Text(value)} at t = {Text(time)}",
            "end or start the time interval where the process is regular", 1);

    public static NecException SignalNotLost(string process, double start, double end) =>
        new("NEC5004", $"Σ²/μ² of process `{process}` does not grow from t = {Text(start)} to t = {Text(end)}, so nothing is destroyed",
            "sigma must be positive somewhere in the interval", 1);

    public static NecException EntropyDiverges(Interval time, string measure, string unit, double perFold, double reached) =>
        new("NEC5005",
            $"{measure} does not converge at the interval's start t = {Text(time.Start)}: down to t = {Text(reached)} every e-fold of Σ²/μ² adds {Text(perFold, "G3")} {unit}",
            "the number depends on the cut-off: start the time interval later, and say where", 1);

    public static NecException EntropyDivergesInside(string measure, double time) =>
        new("NEC5013", $"{measure} does not converge: its rate grows without bound around t = {Text(time)}",
            "the network, or the process, is singular there; end or start the time interval before it", 1);

    public static NecException FlowUnresolved(double time) =>
        new("NEC5120", $"the probability flow cannot be followed at t = {Text(time)}: its steps become ever shorter",
            "the network's field is not finite or too rough there; end or start the time interval before it", 1);

    public static NecException UnitNotFinite(string measure, long unit, double value) =>
        new("NEC5104", $"{measure} cannot be computed: {Text(value)} is what data point {unit} adds to it", "the density of the data is 0 or infinite there; start the time interval later", 1);

    public static NecException SamplesNotFinite(double time) =>
        new("NEC5140", $"the network's field e is not finite on samples of the reverse process at t = {Text(time)}",
            "look at the network's field far from the data, to which its own samples may lead, or take more `steps`", 1);

    public static NecException NoBandwidth(string measure) =>
        new("NEC5141", $"{measure} has no usual kernel: half of the pairs of data points are one point, so that their median distance is 0",
            "say by its `bandwidth` how wide the kernel is in the units of x", 1);

    public static NecException NothingToSample() =>
        new("NEC5144", "there is nothing to sample: the file binds no network", "add `network e = mlp();`, or a closed form such as `network e(x, t) = ideal(x, t);`", 1);

    public static NecException NoWeightsNeeded(string path) =>
        new("NEC5145", $"the network is a closed form and takes no weights from `{path}`", "leave out `--weights`", 2);

    /// <param name="stored">Null where the file has none of that name.</param>
    public static NecException WeightsDoNotFit(string path, string name, IEnumerable<long> wanted, IEnumerable<long>? stored) =>
        new("NEC5146", $"the weights of `{path}` are those of another network: `{name}` should be {Shape(wanted)} and {(stored is null ? "is not there" : $"is {Shape(stored)}")}",
            "take the file, and the values of `--set`, with which these weights were trained", 1);

    public static NecException TimeUnresolved(Interval time, double reached) =>
        new("NEC5014", $"times near the interval's start t = {Text(time.Start)} cannot be told apart below t = {Text(reached)}, where the data still matters",
            "let the interval start at 0", 1);

    public static NecException NotACount(double count) =>
        new("NEC3041", $"`steps` is asked for {Text(count)} steps", $"a whole number from 1 to {Staircase.MostItems}", 1);

    public static NecException IntegralDiverges(Interval time) =>
        new("NEC5006", $"an integral over time that the process needs does not converge at t = {Text(time.Start)}",
            "start the time interval later", 1);

    public static NecException IntegralUnresolved(double time) =>
        new("NEC5007", $"an integral over time that the process needs cannot be resolved near t = {Text(time)}",
            "the function of time is not finite or too rough there", 1);

    public static NecException LossNotFinite(string loss, long step, string term, double time) =>
        new("NEC5008", $"training stopped at step {step}: {term} of `{loss}` is not finite, t = {Text(time)}",
            "a smaller rate of the optimizer is the usual cure", 1);

    public static NecException MeasureNotFinite(string measure, string term, double time, int node, long dataPoint, double value) =>
        new("NEC5009",
            $"{measure} cannot be computed: {term} is {Text(value)} at t = {Text(time)} ({(node < 0 ? "pilot" : $"node {node}")}, data point {dataPoint})",
                null, 1);

    public static NecException QuadratureUnresolved(string measure, double error, double tolerance) =>
        new("NEC5010", $"the time integral of {measure} is resolved to {Text(error, "G2")} only, where {Text(tolerance, "G2")} is asked for",
            "the field is too rough in time; ask for less accuracy", 1);

    public static NecException NothingToMeasure(IEnumerable<string> reasons) =>
        new("NEC5011", $"none of the measures asked for can be had: {string.Join("; ", reasons)}", null, 1);

    public static NecException BadWeights(string path, string reason) =>
        new("NEC5012", $"`{path}` is not a safetensors file: {reason}", null, 1);

    /// <param name="process">Null where it is not at hand.</param>
    public static NecException NoiseMissesComponents(string? process, double time) =>
        new("NEC5020", $"the noise {(process is null ? "" : $"of process `{process}` ")}does not reach every component by t = {Text(time)}: the covariance of p(y|x) is singular",
            "give every component a sigma that is positive somewhere before it", 1);

    public static NecException DriftWithoutNoise(int component, double time) =>
        new("NEC5021", $"2b/σ² is infinite at t = {Text(time)}: component {component} has a drift there, and no noise",
            "give the component a positive sigma", 1);

    public static NecException LinearKernelUnresolved(double time) =>
        new("NEC5022", $"the mean and the covariance of the process cannot be resolved near t = {Text(time)}",
            "the drift or sigma is not finite, too rough or too fast there; end or start the time interval where they are regular", 1);

    public static NecException NotStationary(double time) =>
        new("NEC5023", NoStationaryLaw(time), "leave out `S_housekeeping` and `S_excess`, or end or start the time interval where the drift is stable", 1);

    /// <summary>The reason, for measures that are left out before a run.</summary>
    public static string NoStationaryLaw(double time) => $"the drift is not that of a potential, and as it is at t = {Text(time)} it leads to no stationary distribution";

    public static RunWarning Unavailable(string measure, string reason) => new("NEC5101", $"{measure} is not measured: {reason}");

    public static RunWarning AccuracyNotReached(string measure, double reached, double asked, long samples) =>
        new("NEC5102", $"{measure} has a relative standard error of {Percent(reached)} after {samples} data points, where {Percent(asked)} is asked for");

    public static RunWarning MeanNotKnown(string measure, string reason) => new("NEC5105", $"{measure} has no number that can be trusted: {reason}");

    /// <summary>The error of the time integral is neither below the standard error nor small beside the accuracy asked for.</summary>
    public static RunWarning QuadratureCoarse(string measure, double error, double standardError) =>
        new("NEC5103", $"the quadrature error of {measure}, {Text(error, "G2")}, exceeds its standard error, {Text(standardError, "G2")}");

    /// <summary>What cannot be: that many standard errors beyond an inequality of Cauchy and Schwarz.</summary>
    public static RunWarning BoundBroken(Results.Bound bound) =>
        new("NEC5161", $"{bound.Left} is {Text(bound.Value, "G4")}, and cannot exceed {bound.Right}, {Text(bound.Limit, "G4")} here, by {Text((bound.Value - bound.Limit) / bound.Error, "G2")} standard errors: the numbers of this run contradict each other");

    public static RunWarning ToleranceBelowRounding(double asked, double least) =>
        new("NEC5121", $"the flow is followed to {Text(least, "G2")} and not to {Text(asked, "G2")}: the network is evaluated in single precision");

    /// <summary>Steps of twice the length shift the distance by more than the standard error.</summary>
    public static RunWarning StepsTooLong(string measure, double error, double standardError) =>
        new("NEC5142", $"the steps by which samples are made shift {measure} by some {Text(error, "G2")}, more than its standard error, {Text(standardError, "G2")}");

    /// <summary>Two sets of data are not at distance 0.</summary>
    public static RunWarning DistanceBiased(string measure, DistanceEstimate floor, long samples) =>
        new("NEC5143", $"{measure} of data to other data is {Text(floor.Value, "G2")} ± {Text(floor.StandardError, "G2")} and not 0: {samples} samples are too few for it");

    public static NecException TooFewRows(string file, long count) =>
        new("NEC5106", $"`{file}` has {count} rows, and distances need at least {SampleDistance.FewestSamples} points of each", null, 1);

    public static NecException DimensionsDiffer(string first, int dimension, string second, int other) =>
        new("NEC5107", $"`{first}` has {dimension} {(dimension == 1 ? "component" : "components")} and `{second}` has {other}: no distance is between them", null, 1);

    public static NecException NoClasses(string label) =>
        new("NEC5108", $"there is no model of the class `{label}` alone: the network is not told labels", "bind a network that is: `network e = mlp(labels = true);`", 1);

    public static NecException NoSuchClass(string label, IReadOnlyCollection<string> known) =>
        new("NEC5109", $"the data has no class `{label}`", $"its classes: {FileFailures.Few(known)}", 1);

    public static RunWarning ValuesQuantised(double step) =>
        new("NEC5110", $"the data's values are {Text(step, "G4")} apart, and the noise starts below that: `resolution = {Text(step, "G4")}` in `measure` tells apart what comes of times at which it is");

    public static NecException NothingPerturbed() =>
        new("NEC5111", "`speed_accuracy` compares the prior with itself: it is neither shifted nor stretched", "state one of them: `speed_accuracy(shift = 0.1)` or `speed_accuracy(shift = 0, scale = 1.1)`", 1);

    public static NecException DistanceNotFinite(string measure, double greatest) =>
        new("NEC5112", $"{measure} is not finite: numbers as large as {Text(greatest, "G3")}, or a bandwidth as small, have squares that no number holds",
            "divide both files by one factor: `data = file(…) / 1e100` in two .sde files", 1);

    public static NecException SamePoints(string first, string second) =>
        new("NEC5113", $"`{first}` and `{second}` are one file twice: no two samples are independent of each other in them", null, 1);

    public static NecException StateOfAnotherRun(string what) =>
        new("NEC5147", $"what is to be gone on with is another run: {what} has changed", "run it as it was begun, or into another folder", 2);

    public static NecException ShareOfUnknownWork() =>
        new("NEC5148", "a run to an accuracy cannot be split into shards: none of them knows when it is reached", "say how many data points to take: `--set measure.samples=1_000_000`", 2);

    public static NecException OtherNodes() =>
        new("NEC5149", "what was taken earlier has other nodes in time than are chosen here", "go on, and merge, on the kind of machine on which it was begun", 2);

    public static NecException ShardsOfDifferentRuns(string first, string second, string what) =>
        new("NEC5150", $"`{first}` and `{second}` are not of one run: they differ in {what}",
            what == "the weights" ? "train once, and give these weights to all shards by `--weights`" : "run all shards with the same file, values and seed", 2);

    public static NecException ShardsOfDifferentCounts(string first, Share of, string second, Share other) =>
        new("NEC5151", $"`{first}` is shard {of} and `{second}` is shard {other}", $"merge the {of.Count} shards of one run", 2);

    public static NecException ShardIncomplete(string name) =>
        new("NEC5152", $"the shard `{name}` is not done", "go on with it: the command that it was run with, and `--resume`", 2);

    public static NecException ShardTwice(Share share, IEnumerable<string> names) =>
        new("NEC5153", $"shard {share} is there twice: {Join(names)}", "leave one of them out", 2);

    public static NecException ShardsMissing(IEnumerable<Share> missing) =>
        new("NEC5154", $"{(missing.Count() == 1 ? "a shard is" : "shards are")} missing: {Join(missing.Select(m => m.ToString()))}", "merge all shards together", 2);

    public static RunWarning HeavyTail(string measure, Tail tail, Estimate estimate)
    {
        var most = tail.Largest > tail.LargestMean ? $"one makes {Rounded(tail.Largest)} of the variance of all" : $"one random shift of them makes {Rounded(tail.LargestMean)} of the variance of all shifts";
        return new("NEC5156",
            $"{measure} is carried by few data points: {most}, and the kurtosis is {Text(tail.Kurtosis, "G3")}; its error bar may be too small, and the median of means is {Text(tail.MedianOfMeans, "G4")} where the mean is {Text(estimate.Value, "G4")}");
    }

    /// <summary>Of a number that is the mean of independent units.</summary>
    /// <param name="share">Of one unit in the variance.</param>
    public static RunWarning HeavyTail(string measure, double share) =>
        new("NEC5156", $"{measure} is carried by few data points: one makes {Rounded(share)} of the variance of all; its error bar may be too small");

    /// <param name="missing">Measures that have no number yet.</param>
    public static RunWarning Stopped(IEnumerable<string> missing) =>
        new("NEC5155", $"the run was stopped before it was done: the numbers rest on what was taken so far{(missing.Any() ? $"; {string.Join(", ", missing)} {(missing.Count() == 1 ? "has" : "have")} none yet" : "")}");

    private static string Shape(IEnumerable<long> sizes) => $"[{string.Join(", ", sizes)}]";

    private static string Text(double value, string format = "R") => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Rounded(double share) => Text(100 * share, "F0") + " %";

    private static string Percent(double share) => Text(100 * share, "G2") + " %";

    private static string Join(IEnumerable<string> names) =>
        string.Join(", ", names.Select(n => $"`{n}`")) is { Length: > 0 } list ? list : "none";
}
