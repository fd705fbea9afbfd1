using System.Globalization;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>What can be told of the numbers before they are measured (NEC308…), and which cannot be had at all (NEC409…): one method a code.</summary>
internal static class ForesightDiagnostics
{
    public static Diagnostic DependsOnCutoff(Location interval, Location data, Cutoff cutoff, string time, bool atStart, double? secondMoment, double missing)
    {
        var (end, limit) = (new Moment(time, cutoff.End), new Moment(time, cutoff.Limit));
        var diagnostic = Diagnostic.Warning(
                "NEC3080", $"`S_tot` depends on where the interval {(atStart ? "starts" : "ends")}", interval,
                $"every e-fold nearer to {limit} adds {Nats(cutoff.Slope)}")
            .WithRelated(data, secondMoment is { } m2 ? $"of this data, where E|x|^2 = {Digits(m2)}" : "of this data")
            .WithNote($"as the {(atStart ? "start" : "end")} goes to {limit} the total entropy production grows without bound; at {end} it is cut off");
        if (missing > 0) diagnostic = diagnostic.WithNote($"the data has no density in {Digits(missing)} of its dimensions: the less noise there is at the start, the better its points are told apart");
        return diagnostic.WithHelp($"state the cut-off {end} with the number, and compare only numbers of the same cut-off");
    }

    public static Diagnostic DependsOnLeastNoise(Location interval, Location data, double missing, Moment t, double deviation) =>
        Diagnostic.Warning(
                "NEC3083", "`S_tot` depends on how little noise there is at the start", interval,
                $"every e-fold less than the deviation {Digits(deviation)} at {t} adds {Nats(missing)}")
            .WithRelated(data, $"this has no density in {Digits(missing)} of its dimensions")
            .WithHelp("state the least deviation with the number, and compare only numbers of the same");

    public static Diagnostic PriorMismatch(Location interval, Location data, Moment t, double mismatch, double start, bool moves)
    {
        var diagnostic = Diagnostic.Warning(
                "NEC3081", "the process ends before it has come to rest", interval,
                $"at {t} the data is still {Nats(mismatch)} away from the quasi-equilibrium")
            .WithRelated(data, $"it begins {Nats(start)} away");
        return (moves
                ? diagnostic.WithNote("the quasi-equilibrium still moves, and the data is behind it")
                : diagnostic.WithNote("`S_tot` = KL(p_0, p_eq) - KL(p_T, p_eq) lacks these nats"))
            .WithNote("a sampler that starts from the quasi-equilibrium instead of p_T is off by as much")
            .WithHelp(moves
                ? "let the quasi-equilibrium stop some time before the end, or start a sampler from p_T itself"
                : "end the interval later, or make drift and noise faster, until what is left does not matter");
    }

    public static Diagnostic Repelling(Location at, Moment t) =>
        Diagnostic.Warning("NEC3082", "the process has no equilibrium to come to rest in", at, $"at {t} the drift pushes away from it")
            .WithNote("the quasi-equilibrium grows outwards and cannot be normalised: there is no distance from it, and none to start a sampler from")
            .WithNote("`S_tot` is the relative entropy of the paths all the same");

    public static Diagnostic NoScore(Location at, IReadOnlyList<string> measures, BoundTerm data) =>
        Diagnostic.Warning("NEC4090", $"{Names(measures)} cannot be had: the exact score of the data is not known", at)
            .WithRelated(data.At, "this has none")
            .WithHelp("ask for `S_tot_minus_L_EM` and `identity_defect`, which need none, or take data whose score is known, such as `normal` or `mixture`");

    /// <param name="isCoupled">A process that couples the components cannot be stated by its kernel.</param>
    public static Diagnostic Infinite(Location at, IReadOnlyList<string> measures, BoundTerm data, Location interval, DataDistribution law, bool isCoupled)
    {
        var (message, why) = (
            $"{Names(measures)} cannot be had: {(measures.Count == 1 ? "it is" : "they are")} infinite",
            $"this has no density in {Digits(law.MissingDimensions)} of {law.Dimension} dimensions");
        var diagnostic = (at == data.At ? Diagnostic.Warning("NEC4091", message, at, why) : Diagnostic.Warning("NEC4091", message, at).WithRelated(data.At, why))
            .WithRelated(interval, "at the start of the interval the data stands without noise")
            .WithNote($"every e-fold less noise at the start adds {Nats(law.MissingDimensions)}: so much better the points are told apart")
            .WithHelp("give the points a width: a `mixture` of `normal` data");
        return isCoupled ? diagnostic : diagnostic.WithHelp("or state the process by its kernel and start the interval later: then the number is finite, and depends on where");
    }

    public static Diagnostic NoLabels(Location at, IReadOnlyList<string> measures, BoundTerm data) =>
        Diagnostic.Warning("NEC4107", $"{Names(measures)} cannot be had: the data has no labels", at)
            .WithRelated(data.At, "this has none")
            .WithNote("the components of a `mixture` are classes, and the points of a `file` have the labels that it is told to read: `labels = \"class\"`; of a `product`, those of the one part that has some")
            .WithHelp("leave it out, or take such data");

    public static Diagnostic NoPart(Location at, string measure, BoundTerm data) =>
        Diagnostic.Warning("NEC4108", $"`{measure}` cannot be had: the law of a part of the components is not known", at)
            .WithRelated(data.At, "the data, whose law is known as a whole")
            .WithHelp("leave it out, or take data whose components have a law of their own: `normal`, `uniform`, `points`, `file`, and `mixture` and `product` of such data");

    public static Diagnostic NothingBesides(Location at, int first, BoundTerm data, int dimension) =>
        Diagnostic.Error("NEC4109", $"the first part has {(first == 1 ? "one component" : $"{first} components")}, and none is left for the second", at)
            .WithRelated(data.At, $"this has dimension {dimension}")
            .WithHelp("`first` is less than the dimension, and the second part has the other components");

    public static Diagnostic ModelOfEachClass(Location at, IReadOnlyList<string> measures, Location network) =>
        Diagnostic.Warning("NEC4112", $"{Names(measures)} cannot be had of a network that is told labels", at)
            .WithRelated(network, "this is, and has a model for each class")
            .WithHelp("leave it out, or measure the model of one class: a `file` takes the rows of one by `label`");

    public static Diagnostic NothingLeft(Location at) =>
        Diagnostic.Error("NEC4092", "no measure that is asked for can be had", at)
            .WithNote("`S_NN`, `S_tot_minus_L_EM` and `identity_defect` need no score of the data, but a network");

    public static Diagnostic GridTooLarge(Location at, string measure, BoundTerm data, int dimension) =>
        Diagnostic.Error("NEC4093", $"`{measure}` cannot be had by quadrature in {dimension} dimensions", at)
            .WithRelated(data.At, $"this has {dimension} components")
            .WithNote($"the quadrature lays a grid through the space of `x`, which is done up to {DensityQuadrature.MostDimensions} dimensions")
            .WithHelp($"measure it by score: `{measure} by score;`");

    public static Diagnostic NoNormals(Location at, string measure, BoundTerm data) =>
        Diagnostic.Error("NEC4094", $"`{measure}` cannot be had by quadrature of this data", at)
            .WithRelated(data.At, "this is no mixture of normal distributions")
            .WithNote("the grid follows the normal distributions that the data consists of, carried to every time")
            .WithHelp($"measure it by score: `{measure} by score;`, or take `normal` data or a `mixture` of it");

    public static Diagnostic DistanceUnknown(Location at, string measure, BoundTerm data, int dimension) =>
        Diagnostic.Error("NEC4102", $"`{measure}` cannot be had of this data in {dimension} dimensions", at)
            .WithRelated(data.At, "this is no normal distribution")
            .WithNote("the distance between the ends of the process is known where both are normal, and in one dimension")
            .WithHelp("measure a lower bound, from means and covariances: `W_2_bound;`");

    private static string Names(IReadOnlyList<string> measures) => measures.Count == 1
        ? $"`{measures[0]}`"
        : string.Join(", ", measures.SkipLast(1).Select(name => $"`{name}`")) + $" and `{measures[^1]}`";

    private static string Nats(double value) => Digits(value) is "1" ? "1 nat" : Digits(value) + " nats";

    /// <summary>Three digits tell how much.</summary>
    private static string Digits(double value) => ProcessDiagnostics.Number(double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
