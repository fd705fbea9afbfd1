using System.CommandLine;
using System.CommandLine.Parsing;
using NeuralEntropy.Dsl.Editing;

namespace NeuralEntropy.Cli.Commands;

/// <summary>Arguments and options that several commands take.</summary>
internal static class Common
{
    public static Argument<string> File() => new("FILE") { Description = "the .sde file" };

    public static Option<Override[]> Set() => new("--set")
    {
        Description = "changes a value of the file: a parameter by its name, or train.epochs, measure.accuracy, network.hidden, data",
        HelpName = "name=value",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => Read(token.Value, result))],
    };

    private static Override Read(string text, ArgumentResult result)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0) return new Override(text[..equals].Trim(), text[(equals + 1)..].Trim());
        result.AddError($"--set takes name=value, and `{text}` is not of that form");
        return new Override(text, "");
    }
}
