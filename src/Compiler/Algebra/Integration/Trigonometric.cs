using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// Squares of sines and cosines by the double angle; products of two by sums of angles; even powers over a cosine by sin² = 1 − cos².
/// </summary>
internal static class Trigonometric
{
    private const int GreatestPower = 8;

    public static Form? Find(Form f, IntegrationContext context)
    {
        var factors = f.Factors().ToArray();
        if (factors is [CallForm { Function.Name: "sin" or "cos" } a, CallForm { Function.Name: "sin" or "cos" } b])
            return Integrator.Find(Angles(a, b), context);
        var squared = factors.Select(g => Squared(g, factors)).ToArray();
        if (Array.TrueForAll(squared, s => s is [_])) return null;
        // A sum of 1 and −cos² would become sin² again: the terms stay apart.
        var terms = squared.Aggregate((IReadOnlyList<Form>)[Form.One], (all, s) => [.. all.SelectMany(t => s.Select(u => t * u))]);
        return Integrator.OfAll(terms, context);
    }

    private static Form Angles(CallForm a, CallForm b)
    {
        var (sum, difference) = (a.Argument + b.Argument, a.Argument - b.Argument);
        return (a.Function.Name, b.Function.Name) switch
        {
            ("sin", "sin") => (Calls.Of("cos", difference) - Calls.Of("cos", sum)) / 2,
            ("cos", "cos") => (Calls.Of("cos", difference) + Calls.Of("cos", sum)) / 2,
            ("sin", _) => (Calls.Of("sin", sum) + Calls.Of("sin", difference)) / 2,
            _ => (Calls.Of("sin", sum) - Calls.Of("sin", difference)) / 2,
        };
    }

    /// <summary>The terms that a factor is the sum of; itself when there is nothing to gain.</summary>
    private static IReadOnlyList<Form> Squared(Form factor, Form[] all)
    {
        if (factor is not PowerForm(CallForm({ Name: "sin" or "cos" } function, var u), NumberForm({ IsInteger: true } n))) return [factor];
        if (n.Numerator is < 2 or > GreatestPower) return [factor];
        var sine = function.Name == "sin";
        var other = Calls.Of(sine ? "cos" : "sin", u[0]);
        var odd = n.Numerator % 2;
        var first = odd == 1 ? ((PowerForm)factor).Base : Form.One;
        if (odd == 1 || Array.Exists(all, g => g is PowerForm(var b, NumberForm({ IsNegative: true })) && b.Equals(other)))
            return Binomial(first, Form.One, -(other * other), n.Numerator / 2);
        var twice = Calls.Of("cos", 2 * u[0]);
        return Binomial(Powers.Of(2, new NumberForm(-n.Numerator / 2)), Form.One, sine ? -twice : twice, n.Numerator / 2);
    }

    /// <summary>The terms of c (a + b)ⁿ.</summary>
    private static IReadOnlyList<Form> Binomial(Form c, Form a, Form b, long n)
    {
        IReadOnlyList<Form> terms = [c];
        for (var k = 0; k < n; k++) terms = [.. terms.SelectMany(t => (Form[])[t * a, t * b])];
        return terms;
    }
}
