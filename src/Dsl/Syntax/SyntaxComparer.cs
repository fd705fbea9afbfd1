namespace NeuralEntropy.Dsl.Syntax;

public static class SyntaxComparer
{
    /// <summary>Whether two trees say the same, wherever their nodes stand.</summary>
    public static bool Equal(SyntaxNode a, SyntaxNode b)
    {
        if (a.GetType() != b.GetType() || a.Describe() != b.Describe()) return false;
        if (a is NumberExpression { Value: var left } && b is NumberExpression { Value: var right } && !left.Equals(right)) return false;
        var (ours, theirs) = (a.Children().ToList(), b.Children().ToList());
        if (ours.Count != theirs.Count) return false;
        for (var i = 0; i < ours.Count; i++)
            if (!Equal(ours[i], theirs[i])) return false;
        return true;
    }
}
