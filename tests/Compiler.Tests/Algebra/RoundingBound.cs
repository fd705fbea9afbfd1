using NeuralEntropy.Compiler.Algebra;

namespace NeuralEntropy.Compiler.Tests.Algebra;

/// <summary>
/// A value and a first-order bound of its rounding error in units of the machine's, by running error analysis: how well a formula says
/// what its value is. The error of an argument passes through a function by a difference quotient.
/// </summary>
internal static class RoundingBound
{
    private const double Unit = 1.2e-16;

    /// <returns>The absolute error; infinite where the formula is too steep to tell.</returns>
    public static (double Value, double Error) Of(Expr e, IReadOnlyDictionary<string, double> values)
    {
        if (e is Choice(var condition, var then, var otherwise))
        {
            var holds = Holds(condition, values);
            var (chosen, uncertain) = holds is false ? Of(otherwise, values) : Of(then, values);
            return (chosen, holds is null ? double.PositiveInfinity : uncertain);
        }
        var parts = e switch
        {
            Constant or Symbol => [],
            _ => e.Children().Select(c => Of(c, values)).ToArray(),
        };
        var inputs = parts.Select(p => p.Value).ToArray();
        var value = Apply(e, inputs, values);
        var error = Unit * Math.Abs(value) * 2;
        for (var i = 0; i < parts.Length; i++)
        {
            var moved = (double[])inputs.Clone();
            moved[i] += parts[i].Error;
            var up = Apply(e, moved, values);
            moved[i] -= 2 * parts[i].Error;
            error += Math.Max(Math.Abs(up - value), Math.Abs(Apply(e, moved, values) - value));
        }
        return (value, double.IsNaN(error) ? double.PositiveInfinity : error);
    }

    /// <summary>Null where rounding may turn the condition round.</summary>
    private static bool? Holds(Expr condition, IReadOnlyDictionary<string, double> values)
    {
        switch (condition)
        {
            case Compare(var relation, var l, var r):
                var (left, right) = (Of(l, values), Of(r, values));
                return Math.Abs(left.Value - right.Value) > left.Error + right.Error ? relation.Holds(left.Value, right.Value) : null;
            case And(var l, var r):
                return Holds(l, values) is false || Holds(r, values) is false ? false : Holds(l, values) & Holds(r, values);
            case Or(var l, var r):
                return Holds(l, values) is true || Holds(r, values) is true ? true : Holds(l, values) | Holds(r, values);
            case Not(var o):
                return !Holds(o, values);
            default:
                return ((Truth)condition).Value;
        }
    }

    private static double Apply(Expr e, double[] inputs, IReadOnlyDictionary<string, double> values) => e switch
    {
        Constant(var value) => value,
        Symbol(var name, _) => values[name],
        Add => inputs[0] + inputs[1],
        Subtract => inputs[0] - inputs[1],
        Multiply => inputs[0] * inputs[1],
        Divide => inputs[0] / inputs[1],
        Negate => -inputs[0],
        Power => Math.Pow(inputs[0], inputs[1]),
        Call(var function, _) => function.Value(inputs),
        _ => throw new InvalidOperationException($"no case for {e}"),
    };
}
