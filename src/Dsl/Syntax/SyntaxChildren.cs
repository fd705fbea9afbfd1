using System.Globalization;
using NeuralEntropy.Dsl.Parsing;

namespace NeuralEntropy.Dsl.Syntax;

/// <summary>The shape of every node in one place, for whatever walks, prints or compares whole trees.</summary>
public static class SyntaxChildren
{
    /// <summary>The nodes right below, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> Children(this SyntaxNode node) => node switch
    {
        SdeFile file => file.Declarations,
        ProcessDeclaration process => [process.Name, .. process.Items],
        ImportDeclaration import => [import.Path],
        UseDeclaration use => use.Change is null ? [use.Process, .. use.Arguments] : [use.Process, .. use.Arguments, use.Change],
        DataDeclaration data => [data.Value],
        NetworkDeclaration network => network.Predicts is null ? [network.Name, .. network.Parameters, network.Value]
            : [network.Name, .. network.Parameters, network.Predicts, network.Value],
        PredictsClause predicts => [predicts.Meaning],
        TrainDeclaration train => [train.Network, .. train.Settings],
        MeasureDeclaration measure => measure.Items,
        SweepDeclaration sweep => [sweep.Target, sweep.Values],
        SweepTarget target => target.Setting is null ? [target.Name] : [target.Name, target.Setting],
        Setting setting => [setting.Name, setting.Value],
        MeasureName measure => [measure.Name, .. measure.Arguments, .. measure.Routes],
        TimeItem time => [time.Name, time.Start, time.End],
        StateItem state => [state.Name],
        ParamItem param => param.Domain is null ? [param.Name, param.Value] : [param.Name, param.Value, param.Domain],
        LetItem let => [let.Name, .. let.Parameters, let.Value],
        EquationItem equation => [equation.Value],
        ReparametriseItem item => [item.Change],
        TimeChange change => [change.Time, change.Value, change.Name, change.Start, change.End],
        NameExpression name => [name.Identifier],
        CallExpression call => [call.Function, .. call.Arguments],
        Argument argument => argument.Name is null ? [argument.Value] : [argument.Name, argument.Value],
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        ComparisonExpression comparison => comparison.Operands,
        ConditionalExpression conditional => [conditional.Condition, conditional.Then, conditional.Else],
        ParenthesisedExpression parenthesised => [parenthesised.Inner],
        ListExpression list => list.Items,
        MixtureExpression mixture => mixture.Components,
        MixtureComponent component => [component.Weight, component.Distribution],
        NumberExpression or StringExpression or Identifier => [],
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "a kind of node that has no case here"),
    };

    /// <summary>The node and all below it, from the top down.</summary>
    public static IEnumerable<SyntaxNode> DescendantsAndSelf(this SyntaxNode node) =>
        node.Children().SelectMany(DescendantsAndSelf).Prepend(node);

    /// <summary>What the node says beside its children: <c>Binary Add</c>, <c>Number 4_096</c>.</summary>
    public static string Describe(this SyntaxNode node) => node switch
    {
        Identifier identifier => $"Identifier {identifier.Name}",
        NumberExpression number => string.Create(CultureInfo.InvariantCulture, $"Number {number.Text}"),
        StringExpression text => $"String {StringLiteral.Quote(text.Value)}",
        UnaryExpression unary => $"Unary {unary.Operator}",
        BinaryExpression binary => $"Binary {binary.Operator}",
        ComparisonExpression comparison => $"Comparison {string.Join(' ', comparison.Operators)}",
        EquationItem equation => $"Equation {equation.Kind}",
        _ => Kind(node),
    };

    private static string Kind(SyntaxNode node)
    {
        var name = node.GetType().Name;
        foreach (var suffix in (string[])["Declaration", "Expression", "Item", "Clause"])
            if (name.EndsWith(suffix, StringComparison.Ordinal)) return name[..^suffix.Length];
        return name;
    }
}
