using System.Collections.Immutable;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Syntax;

/// <summary><c>declaration := process | import | use | data | network | train | measure | sweep</c></summary>
public abstract record Declaration(Span Span) : SyntaxNode(Span);

/// <summary><c>process := "process" process-name "{" process-item* "}"</c></summary>
public sealed record ProcessDeclaration(Identifier Name, ImmutableArray<ProcessItem> Items, Span Span) : Declaration(Span);

/// <summary><c>import := "import" string ";"</c>: the processes of another file can be used.</summary>
public sealed record ImportDeclaration(StringExpression Path, Span Span) : Declaration(Span);

/// <summary><c>use := "use" process-name arguments? time-change? ";"</c>: a process of the library or of an imported file, with some of its parameters changed.</summary>
public sealed record UseDeclaration(Identifier Process, ImmutableArray<Argument> Arguments, TimeChange? Change, Span Span) : Declaration(Span);

/// <summary><c>data := "data" "=" expression ";"</c>; behind the brace of a mixture the <c>;</c> may be left out.</summary>
public sealed record DataDeclaration(Expression Value, Span Span) : Declaration(Span);

/// <summary><c>network := "network" name parameters? predicts? "=" expression ";"</c>; with parameters it is a closed form.</summary>
public sealed record NetworkDeclaration(
    Identifier Name, ImmutableArray<Identifier> Parameters, PredictsClause? Predicts, Expression Value, Span Span) : Declaration(Span);

/// <summary><c>predicts := "predicts" name</c>: what a closed form's value means.</summary>
public sealed record PredictsClause(Identifier Meaning, Span Span) : SyntaxNode(Span);

/// <summary><c>train := "train" name "{" setting* "}"</c></summary>
public sealed record TrainDeclaration(Identifier Network, ImmutableArray<Setting> Settings, Span Span) : Declaration(Span);

/// <summary><c>measure := "measure" ("{" (measured | setting)* "}" | measured)</c></summary>
public sealed record MeasureDeclaration(ImmutableArray<MeasureItem> Items, Span Span) : Declaration(Span);

/// <summary><c>setting := name "=" expression ";"</c></summary>
public sealed record Setting(Identifier Name, Expression Value, Span Span) : MeasureItem(Span);

/// <summary>One line of a measure block: a <see cref="Setting"/> or a <see cref="MeasureName"/>.</summary>
public abstract record MeasureItem(Span Span) : SyntaxNode(Span);

/// <summary><c>measured := name arguments? ("by" name ("," name)*)? ";"</c>: a quantity that is asked for, how, and by which routes.</summary>
public sealed record MeasureName(Identifier Name, ImmutableArray<Argument> Arguments, ImmutableArray<Identifier> Routes, Span Span) : MeasureItem(Span);

/// <summary><c>sweep := "sweep" target "in" (values | call) ";"</c>: the file is run once for each value.</summary>
/// <param name="Values">A list, or the call of a function that gives one.</param>
public sealed record SweepDeclaration(SweepTarget Target, Expression Values, Span Span) : Declaration(Span);

/// <summary><c>target := name ("." name)?</c></summary>
public sealed record SweepTarget(Identifier Name, Identifier? Setting, Span Span) : SyntaxNode(Span)
{
    /// <summary>As an override names it: <c>beta_max</c>, <c>train.samples</c>.</summary>
    public string Key => Setting is null ? Name.Name : $"{Name.Name}.{Setting.Name}";
}
