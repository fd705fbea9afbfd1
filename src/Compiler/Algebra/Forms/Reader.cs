namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>From a formula as it was written to its canonical form.</summary>
internal static class Reader
{
    public static Form Read(Expr e) => e switch
    {
        Constant(Math.PI) => new LeafForm(e),
        Constant(var value) => new NumberForm(Number.Of(value)),
        Add(var l, var r) => Read(l) + Read(r),
        Subtract(var l, var r) => Read(l) - Read(r),
        Multiply(var l, var r) => Read(l) * Read(r),
        Divide(var l, var r) => Read(l) / Read(r),
        Negate(var o) => -Read(o),
        Power(var b, var x) => Powers.Of(Read(b), Read(x)),
        Call(var function, var arguments) => Calls.Of(function, [.. arguments.Select(Read)]),
        Symbol or FieldAt or ItemOfNumbers or Choice => new LeafForm(e),
        Steps(var table, var u, var summed) => StepsForm.Of(table, Read(u), summed),
        Apply or VectorOf or MatrixProduct or ItemOfFormulas => new LeafForm(e.Map(Simplifier.Simplify)),
        _ => throw Tree.Unknown(e),
    };
}
