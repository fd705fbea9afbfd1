using System.Collections.Immutable;

namespace NeuralEntropy.Compiler.Vocabulary;

/// <summary>The keywords, which are the grammar's and not the runtime's. Those that are terms as well (<c>train</c>, <c>measure</c>, <c>mixture</c>) are documented there.</summary>
public static class Statements
{
    public static ImmutableArray<GlossaryEntry> Declarations { get; } =
    [
        new("process", "process vp { … }", "a diffusion dY = drift dt + sigma dB that destroys the data",
            ["its lines: time, reparametrise, state, param, let, and the equations drift, sigma, equilibrium, kernel", "stated by drift and sigma, by equilibrium and sigma, or by the kernel; the rest is derived"]),
        new("import", "import \"my_processes.sde\";", "the processes of another file can be used; its path is relative to this one", ["of the imported file its processes are taken, and those that it imports", "an imported process hides one of the library that has its name"]),
        new("use", "use vp(beta_max = 20);", "a process of the library or of an imported file in place of one of the file's own, with some of its parameters changed", []),
        new("data", "data = normal([0, 0], 0.5);", "what the process destroys; its dimension is the state's", []),
        new("network", "network e = mlp();", "what undoes the process: a network that is trained, or a closed form of state and time, `network e(x, t) = 1.1 * ideal(x, t);`",
            ["its value is the entropy-matching field: ∇log p_t − ∇log p_eq where it is perfect", "or what `predicts` names: score, noise, data, velocity", "a closed form may use the parameters and definitions of the process"]),
        new("predicts", "network s(x, t) predicts score = -x;", "what the value of a closed form means, in place of the entropy-matching field: entropy, score, noise, data or velocity",
            ["network kinds take it as an argument: `mlp(predicts = noise)`"]),
        new("sweep", "sweep beta_max in [10, 16, 20];", "runs the file once for each value, and for each combination with the values of other sweeps; one table tells all",
            ["what `--set` can change, and `seed`: sweep train.samples in [256, 1024];", "the first sweep changes slowest"]),
        .. Sweeping.Ranges.Entries,
    ];

    public static ImmutableArray<GlossaryEntry> Cases { get; } =
    [
        new("if", "if t < 0.5 then 1 else 2", "a value that depends on a condition; further cases begin with `else if`", ["it binds looser than every operator; inside a formula it stands in brackets"]),
        new("then", "if t < 0.5 then 1 else 2", "the value where the condition holds", []),
        new("else", "if t < 0.5 then 1 else 2", "the value where it does not", []),
        new("and", "0 < t and t < 1", "both conditions hold", ["comparisons are `<`, `<=`, `>`, `>=`, `==`, `!=`, also `≤`, `≥`, `≠`, and in chains: `0 < t <= 1`"]),
        new("or", "t < 0.2 or t > 0.8", "one of the conditions holds, or both", []),
        new("not", "not t < 0.5", "the condition does not hold", ["`not` binds tighter than `and`, that tighter than `or`"]),
    ];

    public static ImmutableArray<GlossaryEntry> ProcessItems { get; } =
    [
        new("time", "time t in [0, 1];", "the name of the time and its interval", ["forward time: the data stands at the start, the noise at the end", "both ends are part of the interval and finite; they may depend on parameters"]),
        new("in", "time t in [0, 1];", "stands before an interval", []),
        new("reparametrise", "reparametrise t = s^2 for s in [0, 1];", "runs the process in another time, s: t rises with it from the start of the interval to its end",
            ["a line of a process, or behind `use`: use vp reparametrise t = s^2 for s in [0, 1];", "drift and sigma^2 are multiplied by dt/ds; kernel, equilibrium, S_tot, S_NN and L_EM stay what they are"]),
        new("for", "reparametrise t = s^2 for s in [0, 1];", "stands before the name of the new time", []),
        new("state", "state x;", "the name of the state, a vector as long as the data", []),
        new("param", "param kappa = 1 where kappa > 0;", "a number that `use` and `--set` may change", ["its domain, behind `where`, is a condition of parameters", "the comment behind it or right above is its documentation"]),
        new("where", "param kappa = 1 where kappa > 0;", "stands before the condition that a parameter's values must meet", []),
        new("let", "let beta(t) = 0.1 + 15.9 * t;", "a local definition: a value, or a function of numbers and vectors", ["definitions may stand in any order; each may use parameters, the time, the state and other definitions"]),
        new("drift", "drift = -beta(t)/2 * x;", "what moves the state on the average, in the units of x over those of time", ["a multiple of the state, a(t) x", "from the equilibrium: sigma^2/2 ∇log p_eq; from the kernel: (μ'/μ) x"]),
        new("sigma", "sigma = sqrt(beta(t));", "the strength of the noise, in the units of x over the root of those of time; also σ", ["a function of time alone", "from the kernel: sigma^2 = (Σ²)' − 2 (μ'/μ) Σ²"]),
        new("equilibrium", "equilibrium = normal(0, 1);", "what the process would come to rest in if drift and sigma stayed as they are at each moment: the quasi-equilibrium p_eq", ["∇log p_eq = 2 drift/sigma^2", "`flat` says that there is none"]),
        new("kernel", "kernel = normal(mu(t) * x, Sigma(t));", "what has become of a data point x by the time t", ["at the start of time the mean scale μ is 1 and the deviation Σ is 0"]),
        new("flat", "equilibrium = flat;", "no equilibrium: without drift there is nothing to come to rest in", []),
    ];
}
