namespace NeuralEntropy.Cli;

/// <summary>The two streams, and whether a person watches them. Results go to stdout, everything else to stderr.</summary>
internal static class Terminal
{
    public static TextWriter Out => Console.Out;

    public static TextWriter Error => Console.Error;

    public static bool ColourOnError => !Console.IsErrorRedirected && Colour;

    public static bool ColourOnOut => !Console.IsOutputRedirected && Colour;

    public static bool PersonWatches => !Console.IsErrorRedirected;

    private static bool Colour => Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
