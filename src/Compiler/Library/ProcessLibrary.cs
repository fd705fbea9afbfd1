using System.Collections.Immutable;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Library;

/// <summary>A process that <c>use</c> takes.</summary>
/// <param name="Summary">The first line of the comment that the file begins with: one sentence.</param>
/// <param name="Remark">The comment's other lines.</param>
public sealed record LibraryProcess(string Summary, string Remark, SourceText Source, ProcessDeclaration Process);

/// <summary>The processes that come with nec. They are written in the language itself: to add one, add a file beside this.</summary>
public static class ProcessLibrary
{
    private const string Ending = ".sde";

    /// <summary>Every name, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. typeof(ProcessLibrary).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(Ending, StringComparison.Ordinal)).Select(n => n[..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The process of a name, or null.</summary>
    public static LibraryProcess? Find(string name)
    {
        if (!Names.Contains(name)) return null;
        using var reader = new StreamReader(typeof(ProcessLibrary).Assembly.GetManifestResourceStream(name + Ending)!);
        var source = new SourceText($"library/{name}{Ending}", reader.ReadToEnd());
        var comment = source.Text.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Select(line => line[2..].Trim()).ToArray();
        return new LibraryProcess(comment[0], string.Join(' ', comment[1..]), source, Parser.Parse(source).Tree.Declarations.OfType<ProcessDeclaration>().Single());
    }
}
