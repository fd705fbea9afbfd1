using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Results;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>A run that keeps its state in a folder of its own, gone with it.</summary>
public sealed class KeptRun(Trial trial, RunOptions options) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nec-test-");

    public string StatePath => Path.Combine(folder.FullName, ResultFolder.State);

    public string WeightsPath => Path.Combine(folder.FullName, ResultFolder.Weights);

    /// <summary>Runs on from what is kept.</summary>
    /// <param name="hear">Is told of progress, and stops the run by the source that it is given.</param>
    /// <returns>Null where the run was stopped before there was anything.</returns>
    public RunResult? Run(Action<CancellationTokenSource>? hear = null)
    {
        using var source = new CancellationTokenSource();
        var from = File.Exists(StatePath) ? RunState.Read(StatePath) : null;
        try
        {
            return Runner.Run(
                trial, options with { Folder = folder.FullName, From = from, Weights = from is null || from.Identity.Weights == "" ? options.Weights : WeightsPath },
                measuring: new Listener<MeasureProgress>(_ => hear?.Invoke(source)), cancellation: source.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
