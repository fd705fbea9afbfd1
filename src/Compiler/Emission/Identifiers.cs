using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>
/// Gives every name of a file a C# identifier of its own. A name is letters, digits and underscores already; it is changed only where it
/// would hide a member of the base class, be a keyword, or meet another name that C# holds for the same.
/// </summary>
internal sealed class Identifiers
{
    // Listed here rather than asked of Roslyn, which an unchanged file never loads.
    private static readonly FrozenSet<string> Keywords = (
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
        + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw "
        + "true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while "
        + "__arglist __makeref __reftype __refvalue await field file record required scoped var when with yield").Split(' ').ToFrozenSet();

    private readonly Dictionary<string, string> given = [];
    private readonly HashSet<string> taken;

    /// <param name="baseClass">The class whose members keep their names.</param>
    /// <param name="reserved">Names of locals and imported functions that the emitter itself uses.</param>
    public Identifiers(Type baseClass, params IEnumerable<string> reserved)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        taken = [.. baseClass.GetMembers(any).Select(m => m.Name), .. typeof(Runtime.Elementary).GetMembers().Select(m => m.Name), .. reserved];
    }

    /// <summary>Names for locals, one after the other, that hide none given so far: <c>shared1</c>, <c>shared2</c>, ….</summary>
    public IEnumerable<string> Locals(string stem) => Enumerable.Range(1, int.MaxValue - 1).Select(i => $"{stem}{i}").Where(name => !taken.Contains(name));

    public string this[string name] => given.TryGetValue(name, out var identifier) ? identifier : given[name] = Make(name);

    private string Make(string name)
    {
        // C# compares identifiers in normal form C without formatting characters, and knows no letters beyond the basic plane.
        var plain = string.Concat(name.Normalize(NormalizationForm.FormC).EnumerateRunes()
            .Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.Format)
            .Select(r => r.IsBmp ? r.ToString() : $"_u{r.Value:X}"));
        // A property has accessors of these names.
        if (plain.StartsWith("get_", StringComparison.Ordinal) || plain.StartsWith("set_", StringComparison.Ordinal)) plain += "_";
        var candidate = plain;
        for (var i = 1; !taken.Add(candidate); i++) candidate = $"{plain}_{i}";
        return Keywords.Contains(candidate) ? "@" + candidate : candidate;
    }
}
