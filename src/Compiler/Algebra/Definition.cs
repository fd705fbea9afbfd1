namespace NeuralEntropy.Compiler.Algebra;

/// <summary>
/// What an <see cref="Apply"/> stands for: <paramref name="Body"/> holds the arguments as symbols of kind <see
/// cref="SymbolKind.Argument"/>.
/// </summary>
public sealed record Definition(EquatableArray<string> Arguments, Expr Body);
