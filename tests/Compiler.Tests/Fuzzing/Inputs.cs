using NeuralEntropy.Dsl.Tests;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>A text, and how it was made.</summary>
internal readonly record struct Input(int Number, string Kind, string Text);

/// <summary>Input i of a seed, which is always the same.</summary>
internal static class Inputs
{
    public static Input Of(int seed, int number)
    {
        var random = new Random(HashCode(seed, number));
        var (text, other) = (Pick(Corpus.Texts, random), Pick(Corpus.Texts, random));
        return random.Next(20) switch
        {
            0 => new(number, "bytes", Mutations.Bytes(random)),
            1 or 2 or 3 => new(number, "letters", Mutations.Letters(text, random)),
            4 or 5 or 6 or 7 => new(number, "words", Mutations.Words(text, other, random)),
            8 or 9 => new(number, "numbers", Mutations.Numbers(text, random)),
            10 or 11 => new(number, "splice", Mutations.Splice(text, other, random)),
            12 or 13 => new(number, "grammar", new ProgramGenerator(random.Next()).Program()),
            14 => new(number, "broken program", Mutations.Words(new ProgramWriter(random).Program(), other, random)),
            _ => new(number, "program", new ProgramWriter(random).Program()),
        };
    }

    // .NET's own differs from run to run.
    private static int HashCode(int seed, int number) => unchecked((int)((uint)seed * 2654435761 ^ (uint)number * 2246822519));

    private static string Pick(string[] of, Random random) => of[random.Next(of.Length)];
}
