using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Syntax;

/// <summary>
/// Precedence, loosest first: <c>if</c>, <c>or</c>, <c>and</c>, <c>not</c>, comparisons, <c>+ -</c>, <c>* /</c>, sign, <c>^</c> (to the right, tighter than
/// the sign: <c>-x^2</c> is <c>-(x^2)</c>), call.
/// </summary>
public abstract record Expression(Span Span) : SyntaxNode(Span);

/// <summary><c>4_096</c>, <c>1e-5</c>, <c>0.5%</c>; <paramref name="Text"/> is kept as written.</summary>
/// <param name="Value">Not a number where its spelling has a fault, which has been reported.</param>
public sealed record NumberExpression(double Value, string Text, Span Span) : Expression(Span);

/// <summary><c>"data/x.npy"</c>; a <c>"</c> or <c>\</c> in it is written <c>\"</c> or <c>\\</c>. <paramref name="Value"/> is what it says.</summary>
public sealed record StringExpression(string Value, Span Span) : Expression(Span);

public sealed record NameExpression(Identifier Identifier, Span Span) : Expression(Span);

/// <summary><c>call := name "(" (argument ("," argument)*)? ")"</c>; <c>mixture random(…)</c> is one, by a name of two words.</summary>
public sealed record CallExpression(Identifier Function, ImmutableArray<Argument> Arguments, Span Span) : Expression(Span);

/// <summary><c>argument := (name "=")? expression</c></summary>
public sealed record Argument(Identifier? Name, Expression Value, Span Span) : SyntaxNode(Span);

public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, Span Span) : Expression(Span);

public sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right, Span Span) : Expression(Span);

/// <summary><c>0 &lt; kappa &lt;= 1</c>: each operand is compared with the next.</summary>
public sealed record ComparisonExpression(ImmutableArray<Expression> Operands, ImmutableArray<ComparisonOperator> Operators, Span Span) : Expression(Span);

/// <summary><c>conditional := "if" expression "then" expression "else" expression</c></summary>
public sealed record ConditionalExpression(Expression Condition, Expression Then, Expression Else, Span Span) : Expression(Span);

/// <summary>Brackets are kept: a file is printed back with those its author wrote.</summary>
public sealed record ParenthesisedExpression(Expression Inner, Span Span) : Expression(Span);

/// <summary><c>[1, 2, 3]</c></summary>
public sealed record ListExpression(ImmutableArray<Expression> Items, Span Span) : Expression(Span);

/// <summary><c>mixture { weight: distribution; … }</c></summary>
public sealed record MixtureExpression(ImmutableArray<MixtureComponent> Components, Span Span) : Expression(Span);

public sealed record MixtureComponent(Expression Weight, Expression Distribution, Span Span) : SyntaxNode(Span);

public enum UnaryOperator { Plus, Minus, Not }

public enum BinaryOperator { Add, Subtract, Multiply, Divide, Power, And, Or }

public enum ComparisonOperator { Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual }
