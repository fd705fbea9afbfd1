using NeuralEntropy.Testing;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>The texts that inputs are made from: examples, valid and broken cases, the library.</summary>
internal static class Corpus
{
    // What tests the limits of length stays apart: its mutants are slow and say nothing new.
    private const int Longest = 6_000;

    public static string[] Texts { get; } =
    [
        .. ((string[])["examples", "tests/cases/valid", "tests/cases/invalid", "tests/Dsl.Tests/valid", "src/Compiler/Library"])
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.sde", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Length is > 0 and <= Longest),
    ];
}
