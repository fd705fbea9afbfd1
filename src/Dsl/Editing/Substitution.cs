using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>Puts a value that stands elsewhere in a file, in a sweep, where the file says what is swept. Every node keeps its stretch of the text.</summary>
public static class Substitution
{
    /// <summary>The declaration whose value a target names, or null where it names none.</summary>
    public static Declaration? OwnerOf(SdeFile file, SweepTarget target) => OverrideTargets.Find(file, target.Key).FirstOrDefault()?.Owner;

    /// <summary>Whether a target is the seed of the run, which is no value of the file: unless its process has a parameter of that name.</summary>
    public static bool IsSeed(SdeFile file, SweepTarget target) => target.Key == Overrides.Seed && OwnerOf(file, target) is null;

    /// <summary>The file with the value in the target's place.</summary>
    public static SdeFile Put(SdeFile file, SweepTarget target, Expression value)
    {
        var place = OverrideTargets.Find(file, target.Key)[0];
        return file with { Declarations = file.Declarations.Replace(place.Owner, place.Put(target.Setting ?? target.Name, value)) };
    }

    /// <summary>What can be swept in a file, and why a key is not among it where its block is missing.</summary>
    public static (IReadOnlyList<string> Known, string? Why) Explain(SdeFile file, string unknown) => OverrideTargets.Explain(file, unknown);
}
