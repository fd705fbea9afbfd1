using System.Diagnostics;
using System.Text.Json;

namespace NeuralEntropy.Bench;

/// <summary>What a researcher writes, in PyTorch: plain_recipe.py, run by a Python that has torch.</summary>
internal static class PlainRecipe
{
    private static readonly string Python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";

    public static bool IsThere { get; } = Call("-c \"import torch\"", "").Code == 0;

    /// <param name="network">The weights of a trained network, of whose S_NN the estimates then are.</param>
    /// <returns>Estimates of S_tot with the seconds each took.</returns>
    public static (double Value, double Seconds)[] Run(string root, MixtureSpec mixture, int repeats, string? network = null)
    {
        Dictionary<string, object> of = new()
        { ["weights"] = mixture.Weights, ["means"] = mixture.Means, ["deviations"] = mixture.Deviations, ["repeats"] = repeats, ["threads"] = Environment.ProcessorCount };
        if (network is not null) of["network"] = network;
        var given = JsonSerializer.Serialize(of);
        var (code, printed, error) = Call(Path.Combine(root, "bench", "plain_recipe.py"), given);
        if (code != 0) throw new InvalidOperationException(error);
        using var json = JsonDocument.Parse(printed);
        double[] Numbers(string name) => [.. json.RootElement.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        return [.. Numbers("values").Zip(Numbers("seconds"))];
    }

    private static (int Code, string Out, string Error) Call(string arguments, string input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, printed, error.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, "", missing.Message);
        }
    }
}
