using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// The variable that is integrated over and what is known of it: numbers to put in place of the parameters and of the variable, by which
/// signs are told and divisions by zero avoided.
/// </summary>
/// <param name="Points">Values of the variable in the range of interest.</param>
internal sealed record IntegrationContext(LeafForm Variable, IReadOnlyDictionary<string, double> Parameters, IReadOnlyList<double> Points)
{
    /// <summary>Substitutions within substitutions stop here.</summary>
    private const int GreatestDepth = 4;

    /// <summary>Nobody looks up an integrand that does not fit on two lines.</summary>
    private const int GreatestCost = 300;

    private readonly Dictionary<Form, Form?> known = [];

    private int Depth { get; init; }

    /// <summary>One budget for the whole search.</summary>
    private Budget Steps { get; init; } = new();

    public bool Depends(Form form) => form.DependsOn(Variable);

    /// <summary>The derivative by the variable.</summary>
    public Form Derivative(Form form) => Simplifier.Simplify(Calculus.Differentiate(form, Variable));

    /// <summary>The coefficients of a form a v + b, a not zero; null when it is not one.</summary>
    public (Form Slope, Form Offset)? Linear(Form form)
    {
        if (!Depends(form) || !MayBePolynomial(form, 1)) return null;
        var slope = Derivative(form);
        return Depends(slope) || IsZero(slope) ? null : (slope, At(form, Form.Zero));
    }

    /// <summary>The coefficients of a form q v² + r v + p, q not zero; null when it is not one.</summary>
    public (Form Q, Form R, Form P)? Quadratic(Form form)
    {
        if (!Depends(form) || !MayBePolynomial(form, 2) || Linear(Derivative(form)) is not var (slope, offset)) return null;
        return (slope / 2, offset, At(form, Form.Zero));
    }

    /// <summary>
    /// Whether the values are those of a polynomial of that degree: Newton's through the first points tells the others. A long form's
    /// derivative takes a thousand times longer.
    /// </summary>
    private bool MayBePolynomial(Form form, int degree)
    {
        var values = Values(form);
        if (!values.All(double.IsFinite)) return true;
        double[] differences = [.. values.Take(degree + 1)];
        for (var order = 1; order <= degree; order++)
            for (var i = degree; i >= order; i--) differences[i] = (differences[i] - differences[i - 1]) / (Points[i] - Points[i - order]);
        var size = values.Max(Math.Abs);
        return Enumerable.Range(degree + 1, Points.Count - degree - 1).All(i =>
        {
            var told = differences[degree];
            for (var k = degree - 1; k >= 0; k--) told = differences[k] + (Points[i] - Points[k]) * told;
            return !(Math.Abs(told - values[i]) > 1e-6 * Math.Max(size, Math.Abs(told)));
        });
    }

    /// <summary>The form with the variable replaced.</summary>
    public Form At(Form form, Form value) => form.Equals(Variable) ? value : form.Map(inner => At(inner, value));

    /// <summary>The value where the variable does not matter.</summary>
    public double Value(Form form) => Values(form)[0];

    public bool IsZero(Form form) => !(Math.Abs(Value(form)) > 1e-12);

    /// <summary>1 or −1 where the form has that sign at every point, else 0.</summary>
    public int Sign(Form form)
    {
        var values = Values(form);
        return values.All(v => v > 0) ? 1 : values.All(v => v < 0) ? -1 : 0;
    }

    public IReadOnlyList<double> Values(Form form)
    {
        var e = Writer.Write(form);
        var values = new Dictionary<string, double>(Parameters);
        return [.. Points.Select(p =>
        {
            values[((Symbol)Variable.Expr).Name] = p;
            return Evaluator.Evaluate(e, values);
        })];
    }

    /// <summary>For the new variable w = u; null when too deep, or when the search has taken too long.</summary>
    public IntegrationContext? Substituted(Form u)
    {
        if (Depth == GreatestDepth || !Steps.Spend()) return null;
        var variable = new LeafForm(new Symbol($"\u00a7{Depth}", SymbolKind.Time));
        return new IntegrationContext(variable, Parameters, Values(u)) { Depth = Depth + 1, Steps = Steps };
    }

    /// <summary>Solves once what is asked twice, and gives up where a search comes back to where it began or takes too long.</summary>
    public Form? Once(Form integrand, Func<Form, Form?> solve)
    {
        if (known.TryGetValue(integrand, out var solution)) return solution;
        if (!Steps.Spend() || Cost.Of(integrand) > GreatestCost) return null;
        known[integrand] = null;
        return known[integrand] = solve(integrand);
    }

    private sealed class Budget
    {
        private int left = 80;

        public bool Spend() => left-- > 0;
    }
}
