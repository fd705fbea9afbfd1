using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Checks the settings by which integrals over time are parted, beyond what bounds of numbers say.</summary>
internal static class LevelBinder
{
    private const int MostLevels = 20;

    /// <param name="settings">Of the block that measures.</param>
    /// <param name="measures">What it asks for.</param>
    /// <returns>Whether there is no error.</returns>
    public static bool Check(BoundTerm settings, ImmutableArray<Measure> measures, BindingReport diagnostics)
    {
        var parting = settings.Arguments.Where(a => a.Parameter.Name is "levels" or "resolution").ToImmutableArray();
        if (!measures.IsEmpty && !measures.Any(m => m is TimeIntegral && (m.By.IsEmpty || m.By.Any(r => r is Route.Score or Route.Quadrature))))
            foreach (var setting in parting) diagnostics.Add(ExperimentDiagnostics.NothingToPart(setting.At, setting.Parameter.Name));
        return parting.Where(a => a.Parameter.Name == "levels").All(a => Check(a, diagnostics));
    }

    private static bool Check(BoundArgument levels, BindingReport diagnostics)
    {
        if (levels.Value is NumberValue { Value: var count })
        {
            if (count == Math.Floor(count) && count is >= 1 and <= MostLevels) return true;
            diagnostics.Add(ExperimentDiagnostics.LevelsNotCounted(levels.At, count, MostLevels));
            return false;
        }
        var noises = ((ListValue)levels.Value).Items.Select(i => ((NumberValue)i).Value).ToArray();
        foreach (var (before, noise) in noises.Zip(noises.Skip(1)))
        {
            if (before < noise) continue;
            diagnostics.Add(ExperimentDiagnostics.LevelsUnordered(levels.At, noise, before));
            return false;
        }
        return true;
    }
}
