using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What a file lacks or says in vain: process parts (NEC31…), data, networks, training and measures (NEC4…); one method a code.</summary>
public static class ExperimentDiagnostics
{
    public static Diagnostic NoProcess(Location at) =>
        Diagnostic.Error("NEC3101", "the file has no process", at).WithHelp("add `process vp { time t in [0, 1]; state x; drift = …; sigma = …; }`");

    public static Diagnostic NoTime(Location at, string process) =>
        Diagnostic.Error("NEC3102", $"process `{process}` has no time", at).WithHelp("add `time t in [0, 1];`");

    public static Diagnostic NoState(Location at, string process) =>
        Diagnostic.Error("NEC3103", $"process `{process}` has no state", at).WithHelp("add `state x;`");

    public static Diagnostic NotADistribution(Location at, string equation) =>
        Diagnostic.Error("NEC3104", $"`{equation}` must be a normal distribution", at)
            .WithHelp(equation == "kernel" ? "write `kernel = normal(mu(t)*x, Sigma(t));`" : "write `equilibrium = normal(0, 1);` or `equilibrium = flat;`");

    public static Diagnostic NoData(Location at) =>
        Diagnostic.Error("NEC4001", "the file has no data", at).WithHelp("add `data = normal([0, 0], 1);`");

    public static Diagnostic NetworkNeeded(Location at, string measure) =>
        Diagnostic.Error("NEC4002", $"`{measure}` needs a network", at).WithHelp("add `network e = mlp();`, or measure `S_tot` alone");

    public static Diagnostic TwoNetworksNeeded(Location at, string measure) =>
        Diagnostic.Error("NEC4118", $"`{measure}` compares two networks, and the file binds one", at).WithHelp("add the other behind it: `network f = mlp();`");

    public static Diagnostic ThirdNetwork(Location at, string name, Location first, Location second) =>
        Diagnostic.Error("NEC4116", $"`{name}` is a third network, and a file compares two", at).WithRelated(first, "the first").WithRelated(second, "the second")
            .WithHelp("write another file, and run it with the same `--seed`: the data points and the noise are then the same");

    public static Diagnostic BaselineUnused(Location at, string name, string first, Location network) =>
        Diagnostic.Warning("NEC4117", $"nothing is measured of network `{name}`", at, $"all measures are of `{first}`, but for those that compare the two").WithRelated(network, "it is bound first")
            .WithHelp("measure `L_EM_difference` or `S_NN_difference`, or leave the second network out");

    /// <param name="there">The routes to that measure; empty where there is no choice.</param>
    public static Diagnostic NoSuchRoute(Location at, string measure, string route, IReadOnlyCollection<Route> there) => there.Count == 0
        ? Diagnostic.Error("NEC4095", $"`{measure}` has no routes to choose from", at).WithHelp($"leave the routes out: `{measure};`")
        : Diagnostic.Error("NEC4095", $"`{measure}` cannot be had by `{route}`", at)
            .WithNote($"its routes are {string.Join(", ", there.Select(r => $"`{Catalogue.Snake(r.ToString())}`"))}");

    public static Diagnostic LevelsUnordered(Location at, double noise, double before) =>
        Diagnostic.Error("NEC4096", "the noises that part levels must ascend", at, $"{noise:G6} stands behind {before:G6}").WithHelp("write them in ascending order, each once: `levels = [0.01, 0.1, 1];`");

    public static Diagnostic LevelsNotCounted(Location at, double count, int most) =>
        Diagnostic.Error("NEC4097", $"there must be a whole number of levels to a tenfold of the noise, from 1 to {most}", at, $"this is {count:G6}")
            .WithHelp($"for one noise that parts two levels, write a list: `levels = [{count:G6}];`");

    public static Diagnostic NothingToPart(Location at, string setting) =>
        Diagnostic.Warning("NEC4098", $"`{setting}` says nothing of what is measured here", at)
            .WithNote("it parts integrals over time, and none of these measures is one by its route").WithHelp("leave it out, or measure `S_tot;` too");

    public static Diagnostic TrainsNothing(Location at, string name, string? nearest) =>
        Diagnostic.Error("NEC4003", $"there is no network called `{name}` to train", at)
            .WithHelp(nearest is null ? $"add `network {name} = mlp();`" : $"did you mean `{nearest}`?");

    public static Diagnostic TrainsClosedForm(Location at, string name, Location network) =>
        Diagnostic.Error("NEC4004", $"network `{name}` is a closed form and has nothing to train", at).WithRelated(network, "it is given here");

    public static Diagnostic Untrained(Location at, string name) =>
        Diagnostic.Warning("NEC4005", $"network `{name}` is not trained: its weights are random", at).WithHelp($"add `train {name} {{ }}`");

    public static Diagnostic WeightsNormalised(Location at, double sum) =>
        Diagnostic.Warning("NEC4006", "the weights of the mixture do not sum to one", at, $"up to here they sum to {sum:G6}").WithNote("each is divided by their sum");

    public static Diagnostic NoWeight(Location at, string given) =>
        Diagnostic.Error("NEC4007", "a weight of a mixture must be a positive number", at, $"this is {given}");

    public static Diagnostic NothingMeasured(Location at) =>
        Diagnostic.Error("NEC4008", "nothing is measured", at).WithHelp("name what to measure: `S_tot; L_EM; S_NN;`");

    public static Diagnostic ClosedFormParameters(Location at, int given) =>
        Diagnostic.Error("NEC4009", "a closed form is a function of the state and the time", at, given == 1 ? "this takes one argument" : $"this takes {given} arguments").WithHelp("write `network e(x, t) = …;`");

    public static Diagnostic NotANetwork(Location at) =>
        Diagnostic.Error("NEC4010", "this is not a network", at)
            .WithHelp("name one, `network e = mlp();`, or write a closed form, `network e(x, t) = 1.1 * ideal(x, t);`");

    public static Diagnostic FieldArguments(Location at, string field, string state, string time) =>
        Diagnostic.Error("NEC4011", $"`{field}` is known at the state and the time of the network alone", at).WithHelp($"write `{field}({state}, {time})`");

    public static Diagnostic PredictsOutside(Location at, string network, string meaning) =>
        Diagnostic.Error("NEC4050", $"network `{network}` is no closed form and takes what it predicts as an argument", at)
            .WithHelp($"write `mlp(predicts = {meaning})`");

    public static Diagnostic PredictsNothing(Location at, string network, string meaning, string time, string start, Location interval) =>
        Diagnostic.Error("NEC4051", $"a network that predicts the {meaning} has no finite entropy where the deviation is 0", at, $"`{network}` is divided by the deviation")
            .WithRelated(interval, $"the data stands at {time} = {start}, without any noise")
            .WithNote("what the network then still predicts, and no trained one predicts nothing, adds to S_NN and L_EM without end")
            .WithHelp("cut the start off: state the process by its `kernel`, and start the interval later")
            .WithHelp("or let it predict `entropy`, `score` or `velocity`");

    public static Diagnostic ToldNothing(Location at, string network, Location data) =>
        Diagnostic.Error("NEC4111", $"network `{network}` is told labels, and the data has none", at)
            .WithRelated(data, "this has none")
            .WithHelp("leave `labels` out, or take a `mixture`, whose components are classes, or a `file` with its `labels`");

    public static Diagnostic MixtureEmpty(Location at) =>
        Diagnostic.Error("NEC4012", "the mixture has no component", at).WithHelp("add `1: normal([0, 0], 1);`");
}
