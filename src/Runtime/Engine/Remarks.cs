using System.Globalization;
using NeuralEntropy.Runtime.Distances;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>What is told below a likelihood, for the number means nothing without it.</summary>
internal static class Remarks
{
    public static string OfPrior(Prior prior, Process process) => prior.IsEquilibrium
        ? $"the prior is the stationary distribution at t = {Text(process.Time.End)}"
        : $"the prior is the noise at t = {Text(process.Time.End)}, of deviation {Text(prior.Law.Deviation, "G4")}: the process has no stationary distribution there";

    /// <param name="left">What is left of a mutual information at the end, in nats.</param>
    public static string OfInformation(double left, double error, Interval time) =>
        $"what there is at t = {Text(time.Start)} less the {(left < 1e-3 ? $"{Text(left, "0.00e-0")} ± {Text(error, "0.0e-0")}" : Rounded(left, error))} nats that are left at t = {Text(time.End)}";

    /// <param name="count">Of the points that the data consists of.</param>
    public static string OfAtoms(int count) =>
        $"the data is {count.ToString("N0", CultureInfo.InvariantCulture)} points, of which a part tells at most which it is, ln N = {Text(Math.Log(count), "G4")} nats: with little noise at the start that is what is found, whatever law they were drawn from";

    /// <param name="least">The noise at the interval's start.</param>
    public static string OfResolution(double resolution, double least) =>
        $"nothing is below the data's resolution {Text(resolution, "G4")}, for the noise is {Text(least, "G4")} from the start";

    public static string OfCutOff(Kernel start) =>
        $"the flow starts at t = {Text(start.Time, "0.0e-0")}, where the noise is {Text(Math.Sqrt(ProbabilityFlow.LeastNoise), "0e-0")} of the data's deviation";

    public static string OfDivergence(int probes) => probes == 0
        ? "the flow's divergence is exact"
        : $"the flow's divergence is estimated by {probes} {(probes == 1 ? "probe" : "probes")} at every data point, whose noise the standard error counts";

    /// <summary>Bits, and bits for each dimension, with the convention by which they are counted.</summary>
    /// <param name="width">How far apart quantised values are; 0 where x is continuous.</param>
    public static string OfBits(Estimate estimate, int dimension, double width)
    {
        var (bits, error) = (-estimate.Value / Math.Log(2), estimate.StandardError / Math.Log(2));
        var each = bits / dimension - (width > 0 ? Math.Log2(width) : 0);
        return $"{Rounded(bits, error)} bits, {Rounded(each, error / dimension)} bits a dimension, of −log₂ p_θ; x counts as "
            + (width > 0 ? $"values {Text(width, "G4")} apart to which uniform noise of that width was added" : "continuous in its own units, nothing is dequantised");
    }

    /// <param name="of">Which points to which others of the same law.</param>
    public static string OfFloor(string of, DistanceEstimate floor, long count) =>
        $"{of}, {count.ToString("N0", CultureInfo.InvariantCulture)} points each: {Text(floor.Value, "G2")} ± {Text(floor.StandardError, "G2")}";

    /// <summary>Both to the second digit of the error.</summary>
    public static string Rounded(double value, double error)
    {
        var digits = error > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(error)), 0, 12) : 6;
        return $"{value.ToString("F" + digits, CultureInfo.InvariantCulture)} ± {error.ToString("F" + digits, CultureInfo.InvariantCulture)}";
    }

    private static string Text(double value, string format = "R") => value.ToString(format, CultureInfo.InvariantCulture);
}
