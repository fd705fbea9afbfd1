using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using static NeuralEntropy.Compiler.Derivation.ProcessDiagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What can be wrong with a change of time as mathematics: codes NEC3043 to NEC3046.</summary>
internal static class TimeChangeDiagnostics
{
    public static Diagnostic NotRising(Location at, string t, string s, double a, double valueAtA, double b, double valueAtB) =>
        NotRising(at, t, s, $"{t} = {Number(valueAtA)} at {s} = {Number(a, b)}, and {t} = {Number(valueAtB)} at {s} = {Number(b, a)}");

    public static Diagnostic Falls(Location at, string t, string s, double where, double slope) =>
        NotRising(at, t, s, $"d{t}/d{s} = {Number(slope)} at {s} = {Number(where)}");

    public static Diagnostic NotFinite(Location at, string t, string s, double where) =>
        Diagnostic.Error("NEC3044", $"`{t}` has no finite value", at, $"at {s} = {Number(where)}");

    public static Diagnostic Jumps(Location at, string t, string s, double where) =>
        Diagnostic.Error("NEC3044", $"`{t}` jumps", at, $"at {s} = {Number(where)}")
            .WithNote($"what happens between two values of `{t}` would have no `{s}` to happen at");

    public static Diagnostic TooFast(Location at, string t, string s, double where) =>
        Diagnostic.Error("NEC3045", $"`{t}` passes infinitely fast", at, $"d{t}/d{s} is not finite at {s} = {Number(where)}")
            .WithNote($"drift and squared noise are multiplied by d{t}/d{s}")
            .WithHelp($"choose a formula by which `{t}` passes more slowly there");

    /// <param name="given">The interval of s.</param>
    /// <param name="reached">Where t is at its ends.</param>
    /// <param name="stated">Where t should be.</param>
    public static Diagnostic OtherInterval(
        Location at, string t, string s, (double Start, double End) given, (double Start, double End) reached, (double Start, double End) stated) =>
        Diagnostic.Error(
                "NEC3046", $"`{t}` does not run over the interval of the process", at,
                $"it runs from {Number(reached.Start, stated.Start)} to {Number(reached.End, stated.End)} while `{s}` runs from {Number(given.Start)} to {Number(given.End)}")
            .WithNote($"the process is stated for {t} in [{Number(stated.Start, reached.Start)}, {Number(stated.End, reached.End)}]")
            .WithHelp($"choose the ends of `{s}` so that `{t}` begins and ends with the process; to cut an end off, shorten the interval of the process");

    private static Diagnostic NotRising(Location at, string t, string s, string where) =>
        Diagnostic.Error("NEC3043", $"`{t}` does not rise with `{s}`", at, where).WithNote("time runs forward, whatever it is measured in");
}
