namespace NeuralEntropy.Cli;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;
    public const int BadFile = 1;
    public const int BadCommand = 2;
    public const int BadEnvironment = 3;
    public const int Defect = 70;
    public const int Interrupted = 130;
    public const int Terminated = 143;
}
