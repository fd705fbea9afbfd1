using NeuralEntropy.Compiler.Editing;
using NeuralEntropy.Dsl.Text;
using Shouldly;

namespace NeuralEntropy.Compiler.Tests.Editing;

/// <summary>A text with a <c>|</c> where the cursor stands.</summary>
internal static class Typed
{
    public const string File = """
        // A file that uses everything once.
        process vp {
            time t in [0, 1];
            state x;
            param beta_max = 16;                       // the noise rate at the end
            // How fast
            // noise comes in.
            let beta(s) = 0.1 + (beta_max - 0.1) * s;
            drift = -beta(t)/2 * x;
            sigma = sqrt(beta(t));
        }
        data = normal([0.5, -1], 0.6);
        network e = mlp(hidden = [64], activation = silu);
        train e { loss = entropy_matching(weight = likelihood); epochs = 3; }
        measure { S_tot; S_NN; accuracy = 1%; }
        """;

    /// <summary>The file with the cursor at the first occurrence of a part of it, where that part holds a <c>|</c>.</summary>
    public static (SourceText Source, int Position) At(string part, string file = File)
    {
        var start = file.IndexOf(part.Replace("|", ""), StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0);
        return (new SourceText("vp.sde", file), start + part.IndexOf('|', StringComparison.Ordinal));
    }

    public static NameInfo? Meaning(string part, string file = File)
    {
        var (source, position) = At(part, file);
        return LanguageService.MeaningAt(source, position);
    }

    /// <summary>What fits at the <c>|</c> of a text.</summary>
    public static Completions Completions(string text)
    {
        var position = text.IndexOf('|', StringComparison.Ordinal);
        return LanguageService.CompletionsAt(new SourceText("vp.sde", text.Remove(position, 1)), position);
    }

    public static string[] Names(string text) => [.. Completions(text).Items.Select(i => i.Name)];
}
