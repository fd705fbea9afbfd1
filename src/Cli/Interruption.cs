using System.Runtime.InteropServices;

namespace NeuralEntropy.Cli;

/// <summary>SIGINT and SIGTERM: the first asks the work to end as soon as it can be gone on with from there, the next ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private static PosixSignal heard = PosixSignal.SIGINT;

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public Interruption() => registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];

    /// <summary>What a process ends with that a signal ended.</summary>
    public static int ExitCode => heard == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted;

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        if (source.IsCancellationRequested) return;
        signal.Cancel = true;
        heard = signal.Signal;
        Terminal.Error.WriteLine("nec: interrupted; what is begun is finished");
        source.Cancel();
    }
}
