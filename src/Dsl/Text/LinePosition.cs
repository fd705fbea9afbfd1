namespace NeuralEntropy.Dsl.Text;

/// <summary>A place in a text; line and column count from 1.</summary>
public readonly record struct LinePosition(int Line, int Column);
