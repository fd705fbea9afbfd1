using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>What the signs of comparisons mean.</summary>
public static class Relations
{
    public static bool Holds(this ComparisonOperator relation, double left, double right) => relation switch
    {
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Equal => left == right,
        ComparisonOperator.NotEqual => left != right,
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "a comparison that has no case here"),
    };

    /// <summary>The comparison that holds where this does not.</summary>
    public static Compare Opposite(this Compare comparison) => comparison with { Relation = comparison.Relation.Opposite() };

    public static ComparisonOperator Opposite(this ComparisonOperator relation) => relation switch
    {
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.Less,
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        _ => ComparisonOperator.Equal,
    };

    /// <summary>a &lt; b as b > a.</summary>
    public static ComparisonOperator Turned(this ComparisonOperator relation) => relation switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => relation,
    };

    /// <summary>1 where the right is the greater side, -1 where the left is, 0 where neither is.</summary>
    public static int Direction(this ComparisonOperator relation) => relation switch
    {
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => 1,
        ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => -1,
        _ => 0,
    };
}
