using System.Collections.Frozen;

namespace NeuralEntropy.Compiler.Algebra;

/// <summary>The value of a scalar formula: not a number, or infinite, where the formula has none.</summary>
public static class Evaluator
{
    private static readonly FrozenDictionary<string, Definition> none = FrozenDictionary<string, Definition>.Empty;

    /// <param name="values">The numbers that the time, the parameters and the arguments stand for, by name.</param>
    /// <param name="definitions">The bodies of what is applied.</param>
    /// <exception cref="KeyNotFoundException">A name has no value.</exception>
    public static double Evaluate(
        Expr e, IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, Definition>? definitions = null)
    {
        return Value(e);

        bool Condition(Expr condition) => condition switch
        {
            Truth(var holds) => holds,
            Compare(var relation, var l, var r) => relation.Holds(Value(l), Value(r)),
            And(var l, var r) => Condition(l) && Condition(r),
            Or(var l, var r) => Condition(l) || Condition(r),
            Not(var o) => !Condition(o),
            _ => throw Tree.Unknown(condition),
        };

        double Value(Expr e) => e switch
        {
            Constant(var value) => value,
            Symbol(var name, _) => values[name],
            Add(var l, var r) => Value(l) + Value(r),
            Subtract(var l, var r) => Value(l) - Value(r),
            Multiply(var l, var r) => Value(l) * Value(r),
            Divide(var l, var r) => Value(l) / Value(r),
            Negate(var o) => -Value(o),
            Power(var b, var x) => Math.Pow(Value(b), Value(x)),
            Call(var function, var arguments) => function.Value([.. arguments.SelectMany(Components)]),
            Apply(var name, var arguments) => Applied((definitions ?? none)[name], [.. arguments.Select(Value)]),
            Steps(var table, var u, var summed) =>
                table.At(values, definitions) is { } stairs ? summed ? stairs.Sum(Value(u)) : stairs.At(Value(u)) : double.NaN,
            ItemOfNumbers(var table) => table.Values[Index(table.Values.Length)],
            ItemOfFormulas(var items) => Value(items[Index(items.Count)]),
            Choice(var condition, var a, var b) => Condition(condition) ? Value(a) : Value(b),
            VectorOf or MatrixProduct or FieldAt => throw new InvalidOperationException("not a scalar formula: " + e),
            _ => throw Tree.Unknown(e),
        };

        IEnumerable<double> Components(Expr argument) => argument is VectorOf(var items) ? items.Select(Value) : [Value(argument)];

        int Index(int count) => Math.Clamp((int)values[StepTable.Index.Name], 1, count) - 1;

        double Applied(Definition definition, double[] arguments)
        {
            var inner = new Dictionary<string, double>(values);
            for (var i = 0; i < arguments.Length; i++) inner[definition.Arguments[i]] = arguments[i];
            return Evaluate(definition.Body, inner, definitions);
        }
    }

    /// <summary>Whether a condition holds.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public static bool Holds(Expr condition, IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, Definition>? definitions = null) =>
        Evaluate(new Choice(condition, 1, 0), values, definitions) == 1;
}
