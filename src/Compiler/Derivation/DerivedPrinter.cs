using System.Globalization;
using System.Text;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A derived process as mathematics, with its values at both ends of the interval.</summary>
public static class DerivedPrinter
{
    public static string Print(DerivedProcess process)
    {
        var text = new StringBuilder();
        var t = process.Time.Name;
        var (start, end) = process.Interval;
        text.Append(CultureInfo.InvariantCulture, $"process {process.Bound.Name}, {t} in [{Number(start)}, {Number(end)}]\n");
        foreach (var (name, value) in process.Values) text.Append(CultureInfo.InvariantCulture, $"    {name} = {Number(value)}\n");
        text.Append('\n');
        foreach (var (name, value) in Equations(process)) text.Append(CultureInfo.InvariantCulture, $"{name,-24} = {value}\n");
        Tabulations(process, text);
        Ends(process, text);
        return text.ToString();
    }

    /// <summary>What was derived, by the names of the theory: <c>mu(t)</c> and its formula.</summary>
    public static IEnumerable<(string Name, string Formula)> Equations(DerivedProcess process)
    {
        var (t, x) = (process.Time.Name, process.Bound.StateSymbol());
        yield return ($"drift({x.Name}, {t})", MathPrinter.Print(Simplifier.Simplify(process.DriftScale * x)));
        yield return ($"sigma^2({t})", MathPrinter.Print(process.Diffusion));
        yield return ($"mu({t})", Text(process.MeanScale, process));
        yield return ($"Sigma^2({t})", Text(process.Variance, process));
        var score = MathPrinter.Print(Simplifier.Simplify(-process.EquilibriumPrecision * x));
        yield return ($"grad log p_eq({x.Name}, {t})", IsFlat(process) ? score + "    (flat)" : score);
        if (NegativeLogSnr(process) is { } logSnr) yield return ($"-log SNR({t})", MathPrinter.Print(logSnr));
    }

    private static bool IsFlat(DerivedProcess process) => process.EquilibriumPrecision == new Constant(0);

    private static string Text(Quantity quantity, DerivedProcess process) => quantity switch
    {
        Closed(var value) => MathPrinter.Print(value),
        Tabulated(var integrand, var outer) =>
            $"{Readable(outer, process)}, I({process.Time.Name}) the integral of {Readable(integrand, process)} "
            + $"from {Number(process.Interval.Start)}",
        _ => throw new InvalidOperationException($"no case for {quantity}"),
    };

    private static string Readable(Expr formula, DerivedProcess process) =>
        MathPrinter.Print(formula
            .Substitute(Tabulated.IntegralSymbol, new Apply("I", [process.Time]))
            .Substitute(Tabulated.MeanScaleSymbol, new Apply("mu", [process.Time])));

    /// <summary>ln(Σ²/μ²), where both are closed.</summary>
    private static Expr? NegativeLogSnr(DerivedProcess process) =>
        process is { MeanScale: Closed(var mean), Variance: Closed(var variance) }
            ? Simplifier.Simplify(Functions.Of("log", variance / Expr.Pow(mean, 2)))
            : null;

    private static void Tabulations(DerivedProcess process, StringBuilder text)
    {
        string[] names = [.. Names(process)];
        if (names.Length > 0)
            text.Append("\ntabulated by quadrature, for no accurate antiderivative was found: ").AppendJoin(", ", names).Append('\n');
    }

    private static IEnumerable<string> Names(DerivedProcess process)
    {
        if (process.MeanScale is Tabulated) yield return "mu";
        if (process.Variance is Tabulated) yield return "Sigma^2";
    }

    private static void Ends(DerivedProcess process, StringBuilder text)
    {
        var (values, (start, end)) = (QuantityValues.Of(process), process.Interval);
        text.Append('\n');
        Row($"at {process.Time.Name} =", Number(start), Number(end));
        Row("drift/" + process.Bound.State, Formula(process.DriftScale, start), Formula(process.DriftScale, end));
        Row("sigma^2", Formula(process.Diffusion, start), Formula(process.Diffusion, end));
        Row("mu", Value(process.MeanScale, start), Value(process.MeanScale, end));
        Row("Sigma^2", Value(process.Variance, start), Value(process.Variance, end));
        Row("1/variance of p_eq", Formula(process.EquilibriumPrecision, start), Formula(process.EquilibriumPrecision, end));
        Row("-log SNR", LogSnr(start), LogSnr(end));

        void Row(string name, string first, string last) =>
            text.Append(CultureInfo.InvariantCulture, $"{name,-24}   {first,-20} {last}\n");
        string Formula(Expr formula, double t) => Digits(values.At(formula, t));
        string Value(Quantity quantity, double t) => Digits(values.At(quantity, t));
        string LogSnr(double t) => Digits(Math.Log(values.At(process.Variance, t) / Math.Pow(values.At(process.MeanScale, t), 2)));
    }

    private static string Number(double value) => MathPrinter.Number(value);

    /// <summary>Ten digits: fewer than rounding touches, so that a print is the same everywhere.</summary>
    private static string Digits(double value) => value switch
    {
        0 => "0",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => Number(double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
    };
}
