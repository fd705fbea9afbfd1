using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Syntax;

/// <summary><c>process-item := time | state | param | let | equation | time-change ";"</c></summary>
public abstract record ProcessItem(Span Span) : SyntaxNode(Span);

/// <summary><c>time := "time" name "in" "[" expression "," expression "]" ";"</c></summary>
public sealed record TimeItem(Identifier Name, Expression Start, Expression End, Span Span) : ProcessItem(Span);

/// <summary><c>state := "state" name ";"</c></summary>
public sealed record StateItem(Identifier Name, Span Span) : ProcessItem(Span);

/// <summary><c>param := "param" name "=" expression ("where" expression)? ";"</c></summary>
/// <param name="Domain">The condition that the values must meet; null where every value will do.</param>
public sealed record ParamItem(Identifier Name, Expression Value, Expression? Domain, Span Span) : ProcessItem(Span);

/// <summary><c>let := "let" name parameters? "=" expression ";"</c></summary>
public sealed record LetItem(Identifier Name, ImmutableArray<Identifier> Parameters, Expression Value, Span Span) : ProcessItem(Span);

/// <summary><c>equation := ("drift" | "sigma" | "equilibrium" | "kernel") "=" expression ";"</c></summary>
public sealed record EquationItem(EquationKind Kind, Span KindSpan, Expression Value, Span Span) : ProcessItem(Span);

/// <summary>The process runs in another time.</summary>
public sealed record ReparametriseItem(TimeChange Change, Span Span) : ProcessItem(Span);

/// <summary><c>time-change := "reparametrise" name "=" expression "for" name "in" "[" expression "," expression "]"</c>: t = φ(s) for s in an interval.</summary>
/// <param name="Time">t</param>
/// <param name="Value">φ(s)</param>
/// <param name="Name">s</param>
public sealed record TimeChange(Identifier Time, Expression Value, Identifier Name, Expression Start, Expression End, Span Span) : SyntaxNode(Span);

public enum EquationKind { Drift, Sigma, Equilibrium, Kernel }
