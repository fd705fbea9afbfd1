namespace NeuralEntropy.Dsl.Syntax;

/// <summary>How operators are written.</summary>
public static class Operators
{
    public static string Spelling(this UnaryOperator sign) => sign switch
    {
        UnaryOperator.Plus => "+",
        UnaryOperator.Minus => "-",
        UnaryOperator.Not => "not",
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "an operator that has no case here"),
    };

    public static string Spelling(this BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Power => "^",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "an operator that has no case here"),
    };

    public static string Spelling(this ComparisonOperator relation) => relation switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "a comparison that has no case here"),
    };
}
