namespace NeuralEntropy.Runtime.Data;

/// <summary>Arguments that make no data; thrown by <see cref="DataFaults"/> alone. The compiler shows it at the argument.</summary>
/// <param name="code">NEC40xx, never reused.</param>
/// <param name="parameter">The constructor's parameter that is at fault, or null where it is none of them alone.</param>
/// <param name="message">What is wrong: one sentence, lower case, no advice.</param>
/// <param name="help">What to do about it, or null.</param>
public sealed class DataException(string code, string? parameter, string message, string? help) : ArgumentException(message)
{
    public string Code { get; } = code;

    public string? Parameter { get; } = parameter;

    public string? Help { get; } = help;
}
