namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>Products: flat, one number in front, powers of one base merged.</summary>
internal static class Products
{
    public static Form Of(IEnumerable<Form> factors)
    {
        var coefficient = Number.One;
        var bases = new List<Form>();
        var exponents = new Dictionary<Form, List<Form>>();
        foreach (var factor in factors) Absorb(factor);
        if (exponents.ContainsKey(Form.Zero)) return Powers.Undefined;
        if (coefficient.IsZero) return Form.Zero;

        var powers = bases.Select(b => Powers.Of(b, Sums.Of(exponents[b]))).ToList();
        if (exponents.Values.Any(e => e.Count > 1) || powers.Exists(p => p is NumberForm or ProductForm))
            return Of([new NumberForm(coefficient), .. powers]);
        return Assemble(coefficient, powers);

        void Absorb(Form factor)
        {
            switch (factor)
            {
                case NumberForm(var n):
                    coefficient *= n;
                    break;
                case ProductForm(var c, var inner):
                    coefficient *= c;
                    foreach (var f in inner) Absorb(f);
                    break;
                case SumForm sum:
                    var (content, primitive) = Sums.Content(sum);
                    coefficient *= content;
                    Collect(primitive, Form.One);
                    break;
                default:
                    var (b, e) = factor.SplitPower();
                    Collect(b, e);
                    break;
            }
        }

        void Collect(Form b, Form e)
        {
            if (!exponents.TryGetValue(b, out var list))
            {
                bases.Add(b);
                exponents[b] = list = [];
            }
            list.Add(e);
        }
    }

    /// <summary>A number times a form that has no number in front.</summary>
    public static Form Scale(Number coefficient, Form rest) => Of([new NumberForm(coefficient), rest]);

    private static Form Assemble(Number coefficient, List<Form> factors) => factors switch
    {
        [] => new NumberForm(coefficient),
        [SumForm(var terms)] when !coefficient.IsOne => Sums.Of(terms.Select(t => Scale(coefficient, t))),
        [var one] when coefficient.IsOne => one,
        _ => new ProductForm(coefficient, [.. factors.Order(FormOrder.Factors)]),
    };
}
