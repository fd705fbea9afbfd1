namespace NeuralEntropy.Dsl.Syntax;

public static class SyntaxComparer
{
    /// <summary>Whether two trees say the same, wherever their nodes stand.</summary>
    public static bool Equal(SyntaxNode a, SyntaxNode b)
    {
        if (a.GetType() != b.GetType() || a.Describe() != b.Describe()) return false;
        if (a is NumberExpression { Value: var left } && b is NumberExpression { Value: var right } && !left.Equals(right)) return false;
        var (ours, theirs) = (a.Children().ToList(), b.Children().ToList());
        return ours.Count == theirs.Count && ours.Zip(theirs).All(pair => Equal(pair.First, pair.Second));
    }
}
