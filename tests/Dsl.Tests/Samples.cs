using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests;

/// <summary>Texts to test with, and short ways to read them.</summary>
internal static class Samples
{
    /// <summary>Every file that must parse: the examples and this project's own.</summary>
    public static IReadOnlyList<string> ValidFiles { get; } =
    [
        .. Files("tests", "Dsl.Tests", "valid"),
        .. Files("examples"),
    ];

    public static SourceText Load(string path) => SourceLoader.Load(RepositoryRoot.Combine(path)).Source.ShouldNotBeNull();

    public static SdeFile Parse(string text) => Parse(new SourceText("test.sde", text));

    public static SdeFile Parse(SourceText source)
    {
        var (tree, diagnostics) = Parser.Parse(source);
        diagnostics.ShouldBeEmpty(new TextRenderer().Render(diagnostics));
        return tree;
    }

    public static Expression ParseExpression(string text)
    {
        var (value, diagnostics) = Parser.ParseExpression(new SourceText("test", text));
        return value.ShouldNotBeNull(new TextRenderer().Render(diagnostics));
    }

    /// <summary>The codes that a text's diagnostics have, in their order.</summary>
    public static IEnumerable<string> Codes(string text) => Parser.Parse(new SourceText("test.sde", text)).Diagnostics.Select(d => d.Code);

    /// <summary>A text's diagnostics as people see them.</summary>
    public static string Render(string text) => new TextRenderer().Render(Parser.Parse(new SourceText("test.sde", text)).Diagnostics);

    /// <summary>The lines put into a process with time and state.</summary>
    public static string InProcess(string lines) => $"process p {{\n    time t in [0, 1];\n    state x;\n{lines}\n}}\n";

    private static IEnumerable<string> Files(params string[] folder)
    {
        var full = RepositoryRoot.Combine(folder);
        return Directory.Exists(full)
            ? Directory.EnumerateFiles(full, "*.sde", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file))
            : [];
    }
}
