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
