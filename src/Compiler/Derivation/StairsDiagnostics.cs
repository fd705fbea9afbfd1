using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Processes;
using static NeuralEntropy.Compiler.Derivation.ProcessDiagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>What can be wrong with schedules in steps: codes NEC304….</summary>
internal static class StairsDiagnostics
{
    public static Diagnostic KernelJumps(Location at, string what, Moment t) =>
        Diagnostic.Error("NEC3040", $"{what} jumps", at, $"at {t}")
            .WithNote("a diffusion moves without jumps: its mean scale and its variance are continuous")
            .WithHelp("state the rates, `drift` and `sigma`: they may jump, and their integrals do not");

    public static Diagnostic NotACount(Location at, double count) =>
        Diagnostic.Error("NEC3041", $"`steps` is asked for {Number(count)} steps", at)
            .WithHelp($"a whole number from 1 to {Staircase.MostItems}");

    public static Diagnostic ItemNotFinite(Location at, int k, double value) =>
        Diagnostic.Error("NEC3042", $"item {k} of `steps` is not a finite number", at, $"it is {Number(value)}");
}
