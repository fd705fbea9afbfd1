using System.Diagnostics;
using System.Globalization;
using NeuralEntropy.Bench;
using NeuralEntropy.Compiler;
using NeuralEntropy.Compiler.Library;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime;
using NeuralEntropy.Runtime.Results;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["coverage", var seeds])
{
    Coverage.Run(int.Parse(seeds));
    return;
}
if (args is ["memory"])
{
    Memory.Run();
    return;
}
if (args is ["closed-forms"])
{
    ClosedForms.Run();
    return;
}

const int Repeats = 9;

var root = args is [var given] ? given : ".";

// The process and the data of the example, without its network.
var text = File.ReadAllText(Path.Combine(root, "examples", "vp.sde"));
var source = new SourceText("vp.sde", text[..text.IndexOf("\nnetwork", StringComparison.Ordinal)] + "\nmeasure { S_tot; samples = 131_072; }\n");

var cold = Stopwatch.StartNew();
var compilation = SdeCompiler.Compile(source);
RoslynBackend.Compile(compilation.CSharp!, "bench");
cold.Stop();
Console.WriteLine($"text to assembly, the first time: {cold.Elapsed.TotalMilliseconds:F0} ms");
Console.WriteLine($"{"in a warm process, ms",-34} {"parse",7} {"bind",7} {"derive",7} {"emit",7} {"Roslyn",7} {"total",7}");
TellStages("examples/vp.sde", source);
foreach (var name in ProcessLibrary.Names)
    TellStages(name, new SourceText($"{name}.sde", $"use {name};\ndata = normal([0.5, -1], 0.6);\nnetwork e(x, t) = 0.9 * ideal(x, t);\n"));

foreach (var file in (string[])["vp", "rotation"])
    Console.WriteLine($"nec check examples/{file}.sde, the whole process: {1000 * Median(Enumerable.Range(0, Repeats).Select(_ => Command.Seconds(root, "check", $"examples/{file}.sde"))):F0} ms");

if (!PlainRecipe.IsThere)
{
    Console.WriteLine("The plain recipe in PyTorch is left out: no python3 with torch was found (Debian: apt-get install python3-torch; or name one by PYTHON=...).");
    return;
}
const int Runs = 27;
Console.WriteLine($"S_tot of a mixture, {Runs} runs each                       deviation    seconds");
foreach (var (where, mixture) in (ReadOnlySpan<(string, MixtureSpec)>)[("in the plane", MixtureSpec.Plane), ("in nine dimensions", MixtureSpec.Random(9, 32))])
{
    Compare(where, mixture, "S_tot", "0.1%", Runs);
    Compare(where, mixture, "S_tot", "0.01%", Runs);
}

// The network of the example, trained once: both sides load its weights.
const int FewRuns = 5;
var folder = Directory.CreateTempSubdirectory("nec-bench").FullName;
const string Network = "network e = mlp(hidden = [512, 256], fourier = 256, scale = 0.1);\ntrain e { epochs = 10; optimizer = adam(rate = 1e-3, decay = cosine); }\n";
using (var trained = Files.Load($"use vp;\n{MixtureSpec.Plane.Sde}{Network}measure {{ S_NN; samples = 64; }}\n"))
    ResultFolder.Write(folder, Runner.Run(trained.Experiment, new RunOptions { Parameters = trained.Parameters }));
Console.WriteLine($"S_NN of a trained network (512, 256), {FewRuns} runs each            deviation    seconds");
Compare("in the plane", MixtureSpec.Plane, "S_NN", "0.1%", FewRuns, Path.Combine(folder, ResultFolder.Weights));
Directory.Delete(folder, recursive: true);

// In turn, so that a slow moment of the machine hits both.
void Compare(string where, MixtureSpec mixture, string measure, string accuracy, int repeats, string? weights = null)
{
    using var loaded = Files.Load($"use vp;\n{mixture.Sde}{(weights is null ? "" : Network)}measure {{ {measure}; accuracy = {accuracy}; }}\n");
    var options = new RunOptions { Parameters = loaded.Parameters, Weights = weights };
    var (plain, ours) = (new List<(double Value, double Seconds)>(), new List<(double Value, double Seconds)>());
    for (var i = 0; i <= repeats; i++)
    {
        if (i > 0 && i % 3 == 1) plain.AddRange(PlainRecipe.Run(root, mixture, Math.Min(3, repeats + 1 - i), weights));
        double value = 0;
        var seconds = Seconds(() => value = Runner.Run(loaded.Experiment, options with { Seed = i })[measure]!.Estimate.Value);
        if (i > 0) ours.Add((value, seconds));
    }
    Tell($"{where}, plain recipe (100 times x 10,000)", plain);
    Tell($"{where}, nec (accuracy = {accuracy})", ours);
    Console.WriteLine($"  work to equal accuracy (variance x seconds): nec / plain = 1/{Work(plain) / Work(ours):F0}");
}

static void TellStages(string what, SourceText source)
{
    var stages = Stages.Of(source);
    Console.WriteLine($"  {what,-32} {stages.Parse,7:F1} {stages.Bind,7:F1} {stages.Derive,7:F1} {stages.Emit,7:F1} {stages.Roslyn,7:F1} {stages.Total,7:F1}");
}

static void Tell(string what, List<(double Value, double Seconds)> runs) =>
    Console.WriteLine($"  {what,-54} {Deviation(runs),9:P3}  {Median(runs.Select(r => r.Seconds)),9:F3}");

static double Deviation(List<(double Value, double Seconds)> runs)
{
    var mean = runs.Average(r => r.Value);
    return Math.Sqrt(runs.Sum(r => Math.Pow(r.Value / mean - 1, 2)) / (runs.Count - 1));
}

static double Work(List<(double Value, double Seconds)> runs) => Math.Pow(Deviation(runs), 2) * Median(runs.Select(r => r.Seconds));

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return sorted[sorted.Length / 2];
}

static double Seconds(Action action)
{
    var clock = Stopwatch.StartNew();
    action();
    return clock.Elapsed.TotalSeconds;
}
