using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Cli.Tests;

/// <summary>The command as its users run it: a process of its own, by the launcher.</summary>
internal static partial class Nec
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(Outcome Outcome, string Folder)>>> Shared = new();

    [GeneratedRegex(@"(?:[^\s']|'[^']*')+")]
    private static partial Regex Words();

    internal sealed record Outcome(int ExitCode, string Out, string Error, TimeSpan Time);

    public static Task<Outcome> Run(params string[] arguments) => Run(RepositoryRoot.Combine("nec"), new Dictionary<string, string>(), arguments);

    /// <summary>A command line that several tests look at, run once; a word in it that begins with <c>results</c> stands for a folder that is given back.</summary>
    public static Task<(Outcome Outcome, string Folder)> Once(string line) => Shared.GetOrAdd(line, _ => new(async () =>
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("nec-test-").FullName, "results");
        var words = Words().Matches(line).Select(m => m.Value.Replace("'", "")).Select(word => word.StartsWith("results", StringComparison.Ordinal) ? folder : word);
        return (await Run([.. words]), folder);
    })).Value;

    /// <summary>In a folder of the caller's, by the launcher.</summary>
    public static Task<Outcome> RunIn(string folder, params string[] arguments) => Run(RepositoryRoot.Combine("nec"), new Dictionary<string, string>(), arguments, folder);

    /// <summary>Without the launcher, in an environment of the test's own.</summary>
    public static Task<Outcome> RunDirectly(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunFrom(RepositoryRoot.Combine("artifacts", "nec"), environment, arguments);

    /// <summary>The same, of a copy in a folder.</summary>
    public static Task<Outcome> RunFrom(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Run("dotnet", environment, [Path.Combine(folder, "nec.dll"), .. arguments]);

    /// <summary>Runs the command until <paramref name="ready"/> is through, and interrupts it then as Ctrl+C does.</summary>
    public static Task<Outcome> Interrupted(Func<Task> ready, params string[] arguments) => Signalled("INT", ready, arguments);

    /// <summary>Runs the command until <paramref name="ready"/> is through, and sends it a signal then.</summary>
    /// <remarks>A shell's background job ignores interrupts, and so do its children: here they are heard again.</remarks>
    public static async Task<Outcome> Signalled(string signal, Func<Task> ready, params string[] arguments)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", RepositoryRoot.Combine("artifacts", "nec", "nec.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await ready();
            using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await process.WaitForExitAsync(limit.Token);
            return new Outcome(process.ExitCode, await output, await error, clock.Elapsed);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<Outcome> Run(string program, IReadOnlyDictionary<string, string> environment, string[] arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? RepositoryRoot.Path,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"nec {string.Join(' ', arguments)} did not end");
        }
        return new Outcome(process.ExitCode, await output, await error, clock.Elapsed);
    }
}
