namespace NeuralEntropy.Runtime.Processes;

/// <summary>Marks the property of a generated process that holds a <c>param</c> of the file.</summary>
/// <param name="name">The parameter's name in the file.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
