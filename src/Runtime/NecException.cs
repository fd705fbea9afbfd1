namespace NeuralEntropy.Runtime;

/// <summary>A failure that the user can act on; made by <see cref="Failures"/>. Anything else that escapes is a defect of nec.</summary>
/// <param name="code">NEC5xxx, never reused.</param>
/// <param name="message">What is wrong: one sentence, lower case, no advice.</param>
/// <param name="help">What to do about it, or null.</param>
/// <param name="exitCode">1: the file or its data is wrong; 2: the command; 3: the environment.</param>
public sealed class NecException(string code, string message, string? help, int exitCode, Exception? inner = null)
    : Exception(message, inner)
{
    public string Code { get; } = code;

    public string? Help { get; } = help;

    public int ExitCode { get; } = exitCode;
}
