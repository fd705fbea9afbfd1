using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>
/// Formulas as text. Brackets are those of the tree; where a tree was built by hand and lacks them, they are added.
/// </summary>
internal static class ExpressionPrinter
{
    private enum Binding { Conditional, Or, And, Not, Comparison, Sum, Product, Sign, Power, Primary }

    public static string Print(Expression expression) => expression switch
    {
        NumberExpression number => number.Text,
        StringExpression text => StringLiteral.Quote(text.Value),
        NameExpression name => name.Identifier.Name,
        CallExpression call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Print))})",
        ParenthesisedExpression parenthesised => $"({Print(parenthesised.Inner)})",
        ListExpression list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        ConditionalExpression conditional => $"if {Print(conditional.Condition)} then {Print(conditional.Then)} else {Print(conditional.Else)}",
        ComparisonExpression comparison => Chain(comparison),
        UnaryExpression { Operator: UnaryOperator.Not } negation => "not " + Print(negation.Operand, Binding.Not),
        UnaryExpression unary => unary.Operator.Spelling() + Print(unary.Operand, Binding.Sign),
        BinaryExpression { Operator: BinaryOperator.Power } power => $"{Print(power.Left, Binding.Primary)}^{Print(power.Right, Binding.Sign)}",
        BinaryExpression binary => $"{Print(binary.Left, BindingOf(binary))} {binary.Operator.Spelling()} {Print(binary.Right, BindingOf(binary) + 1)}",
        MixtureExpression mixture => Printer.Block("mixture", mixture.Components.Select(Print)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "an expression that has no case here"),
    };

    private static string Print(MixtureComponent component) => $"{Print(component.Weight)}: {Print(component.Distribution)};";

    public static string Print(Argument argument) =>
        argument.Name is null ? Print(argument.Value) : $"{argument.Name.Name} = {Print(argument.Value)}";

    private static string Chain(ComparisonExpression chain) =>
        string.Concat(chain.Operands.Select((operand, i) => (i == 0 ? "" : $" {chain.Operators[i - 1].Spelling()} ") + Print(operand, Binding.Sum)));

    private static string Print(Expression expression, Binding least) =>
        BindingOf(expression) < least ? $"({Print(expression)})" : Print(expression);

    private static Binding BindingOf(Expression expression) => expression switch
    {
        ConditionalExpression => Binding.Conditional,
        BinaryExpression { Operator: BinaryOperator.Or } => Binding.Or,
        BinaryExpression { Operator: BinaryOperator.And } => Binding.And,
        UnaryExpression { Operator: UnaryOperator.Not } => Binding.Not,
        ComparisonExpression => Binding.Comparison,
        BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } => Binding.Sum,
        BinaryExpression { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } => Binding.Product,
        UnaryExpression => Binding.Sign,
        BinaryExpression => Binding.Power,
        _ => Binding.Primary,
    };
}
