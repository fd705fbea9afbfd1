using System.Globalization;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Foresight;

/// <summary>What can be told of the numbers before they are measured (NEC308…): one method a code.</summary>
internal static class ForesightDiagnostics
{
    public static Diagnostic DependsOnCutoff(Location interval, Location data, Cutoff cutoff, bool atStart, double? secondMoment, double missing)
    {
        var (end, limit) = (ProcessDiagnostics.Number(cutoff.End), ProcessDiagnostics.Number(cutoff.Limit));
        var diagnostic = Diagnostic.Warning(
                "NEC3080", $"`S_tot` depends on where the interval {(atStart ? "starts" : "ends")}", interval,
                $"every e-fold nearer to t = {limit} adds {Nats(cutoff.Slope)}")
            .WithRelated(data, secondMoment is { } m2 ? $"of this data, where E|x|^2 = {Digits(m2)}" : "of this data")
            .WithNote($"as the {(atStart ? "start" : "end")} goes to t = {limit} the total entropy production grows without bound; at t = {end} it is cut off");
        if (missing > 0) diagnostic = diagnostic.WithNote($"the data has no density in {Digits(missing)} of its dimensions: the less noise there is at the start, the better its points are told apart");
        return diagnostic.WithHelp($"state the cut-off t = {end} with the number, and compare only numbers of the same cut-off");
    }

    public static Diagnostic DependsOnLeastNoise(Location interval, Location data, double missing, double t, double deviation) =>
        Diagnostic.Warning(
                "NEC3083", "`S_tot` depends on how little noise there is at the start", interval,
                $"every e-fold less than the deviation {Digits(deviation)} at t = {ProcessDiagnostics.Number(t)} adds {Nats(missing)}")
            .WithRelated(data, $"this has no density in {Digits(missing)} of its dimensions")
            .WithHelp("state the least deviation with the number, and compare only numbers of the same");

    public static Diagnostic PriorMismatch(Location interval, Location data, double t, double mismatch, double start, bool moves)
    {
        var diagnostic = Diagnostic.Warning(
                "NEC3081", "the process ends before it has come to rest", interval,
                $"at t = {ProcessDiagnostics.Number(t)} the data is still {Nats(mismatch)} away from the quasi-equilibrium")
            .WithRelated(data, $"it begins {Nats(start)} away");
        return (moves
                ? diagnostic.WithNote("the quasi-equilibrium still moves, and the data is behind it")
                : diagnostic.WithNote("`S_tot` = KL(p_0, p_eq) - KL(p_T, p_eq) lacks these nats"))
            .WithNote("a sampler that starts from the quasi-equilibrium instead of p_T is off by as much")
            .WithHelp(moves
                ? "let the quasi-equilibrium stop some time before the end, or start a sampler from p_T itself"
                : "end the interval later, or make drift and noise faster, until what is left does not matter");
    }

    public static Diagnostic Repelling(Location at, double t) =>
        Diagnostic.Warning("NEC3082", "the process has no equilibrium to come to rest in", at, $"at t = {ProcessDiagnostics.Number(t)} the drift pushes away from it")
            .WithNote("the quasi-equilibrium grows outwards and cannot be normalised: there is no distance from it, and none to start a sampler from")
            .WithNote("`S_tot` is the relative entropy of the paths all the same");

    private static string Nats(double value) => Digits(value) is "1" ? "1 nat" : Digits(value) + " nats";

    /// <summary>Three digits tell how much.</summary>
    private static string Digits(double value) => ProcessDiagnostics.Number(double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
