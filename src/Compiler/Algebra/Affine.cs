namespace NeuralEntropy.Compiler.Algebra;

/// <summary>A formula that is <paramref name="Slope"/> · x + <paramref name="Offset"/>, neither of which holds x.</summary>
public sealed record AffineForm(Expr Slope, Expr Offset);

/// <summary>Takes a formula apart that is affine in the state.</summary>
public static class Affine
{
    /// <param name="culprit">The smallest part that keeps the formula from being affine.</param>
    /// <returns>Simplified; null when the formula is not affine as it stands and does not become so when simplified.</returns>
    public static AffineForm? Decompose(Expr e, Symbol state, out Expr? culprit)
    {
        var found = Split(e, state, out culprit) ?? Split(Simplifier.Simplify(e), state, out _);
        if (found is not null) culprit = null;
        return found is null ? null : new AffineForm(Simplifier.Simplify(found.Slope), Simplifier.Simplify(found.Offset));
    }

    private static AffineForm? Split(Expr e, Symbol state, out Expr? culprit)
    {
        culprit = null;
        switch (e)
        {
            case Symbol s when s == state:
                return new AffineForm(1, 0);
            case var _ when !e.DependsOn(state):
                return new AffineForm(0, e);
            case Add(var l, var r):
                return Split(l, state, out culprit) is { } al && Split(r, state, out culprit) is { } ar
                    ? new AffineForm(al.Slope + ar.Slope, al.Offset + ar.Offset)
                    : null;
            case Subtract(var l, var r):
                return Split(new Add(l, -r), state, out culprit);
            case Negate(var o):
                return Scaled(o, -1, state, out culprit);
            case Multiply(var l, var r) when !l.DependsOn(state):
                return Scaled(r, l, state, out culprit);
            case Multiply(var l, var r) when !r.DependsOn(state):
                return Scaled(l, r, state, out culprit);
            case Divide(var l, var r) when !r.DependsOn(state):
                return Scaled(l, 1 / r, state, out culprit);
            case Choice(var condition, var then, var otherwise) when !condition.DependsOn(state):
                return Split(then, state, out culprit) is var (slope1, offset1) && Split(otherwise, state, out culprit) is var (slope2, offset2)
                    ? new AffineForm(new Choice(condition, slope1, slope2), new Choice(condition, offset1, offset2))
                    : null;
            default:
                culprit = e;
                return null;
        }
    }

    private static AffineForm? Scaled(Expr e, Expr factor, Symbol state, out Expr? culprit) =>
        Split(e, state, out culprit) is var (slope, offset) ? new AffineForm(slope * factor, offset * factor) : null;
}
