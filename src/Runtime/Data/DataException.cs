using System.Collections.Immutable;

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

    /// <summary>The same, of another argument.</summary>
    internal DataException At(string other) => new(Code, other, Message, Help) { Unknown = Unknown, Known = Known };

    /// <summary>The name that was not found, if that is what is wrong.</summary>
    public string? Unknown { get; init; }

    /// <summary>What there is instead of it.</summary>
    public ImmutableArray<string> Known { get; init; } = [];
}
