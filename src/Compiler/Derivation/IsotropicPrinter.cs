using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A process of components that are alike, or one component, as mathematics.</summary>
internal static class IsotropicPrinter
{
    public static IEnumerable<(string Name, string Formula)> Equations(IsotropicDerived process)
    {
        var (t, x) = (process.Time.Name, process.Bound.StateSymbol());
        yield return ($"drift({x.Name}, {t})", Affine(process.DriftScale, x, [.. process.Offsets.Select(o => o.Drift)]));
        yield return ($"sigma^2({t})", MathPrinter.Print(process.Diffusion));
        yield return ($"mu({t})", Text(process.MeanScale, process));
        foreach (var (place, offset) in Places(process)) yield return ($"d({t}){place}", Text(offset.Mean, process));
        yield return ($"Sigma^2({t})", Text(process.Variance, process));
        var score = Affine(-process.EquilibriumPrecision, x, [.. process.Offsets.Select(o => o.Pull)]);
        yield return ($"grad log p_eq({x.Name}, {t})", IsFlat(process) ? $"{score}    ({(process.Offsets.Count == 0 ? "flat" : "not normalisable")})" : score);
        if (NegativeLogSnr(process) is { } logSnr) yield return ($"-log SNR({t})", MathPrinter.Print(logSnr));
    }

    /// <summary>What is tabulated, and the values at both ends.</summary>
    public static void Values(IsotropicDerived process, DerivedText text)
    {
        Tabulations(process, text);
        Ends(process, text);
    }

    private static bool IsFlat(IsotropicDerived process) => process.EquilibriumPrecision == new Constant(0);

    /// <summary>slope · x + offset, where the offset may differ from component to component.</summary>
    private static string Affine(Expr slope, Expr x, EquatableArray<Expr> offsets) => offsets.Count <= 1
        ? MathPrinter.Print(Simplifier.Simplify(offsets.Aggregate(slope * x, (sum, offset) => sum + offset)))
        : MathPrinter.Print(Simplifier.Simplify(slope * x) + new VectorOf(offsets));

    private static IEnumerable<(string Place, DerivedOffset Offset)> Places(IsotropicDerived process) =>
        process.Offsets.Select((offset, i) => (process.Offsets.Count == 1 ? "" : $", component {i + 1}", offset));

    private static string Text(Quantity quantity, IsotropicDerived process) => quantity switch
    {
        Closed(var value) => MathPrinter.Print(value),
        Tabulated(var integrand, var outer) =>
            $"{Readable(outer, process)}, I({process.Time.Name}) the integral of {Readable(integrand, process)} "
            + $"from {DerivedText.Number(process.Interval.Start)}",
        _ => throw new InvalidOperationException($"no case for {quantity}"),
    };

    private static string Readable(Expr formula, IsotropicDerived process) =>
        MathPrinter.Print(formula
            .Substitute(Tabulated.IntegralSymbol, new Apply("I", [process.Time]))
            .Substitute(Tabulated.MeanScaleSymbol, new Apply("mu", [process.Time])));

    /// <summary>ln(Σ²/μ²), where both are closed.</summary>
    private static Expr? NegativeLogSnr(IsotropicDerived process) =>
        process is { MeanScale: Closed(var mean), Variance: Closed(var variance) }
            ? Simplifier.Simplify(Functions.Of("log", variance / Expr.Pow(mean, 2)))
            : null;

    private static void Tabulations(IsotropicDerived process, DerivedText text)
    {
        string[] names = [.. Names(process)];
        if (names.Length > 0) text.Paragraph($"tabulated by quadrature, for no accurate antiderivative was found: {string.Join(", ", names)}");
    }

    private static IEnumerable<string> Names(IsotropicDerived process)
    {
        if (process.MeanScale is Tabulated) yield return "mu";
        if (process.Offsets.Any(o => o.Mean is Tabulated)) yield return "d";
        if (process.Variance is Tabulated) yield return "Sigma^2";
    }

    private static void Ends(IsotropicDerived process, DerivedText text)
    {
        var values = QuantityValues.Of(process);
        text.Row("drift/" + process.Bound.State, t => values.At(process.DriftScale, t));
        foreach (var (place, offset) in Places(process)) text.Row($"drift at 0{place}", t => values.At(offset.Drift, t));
        text.Row("sigma^2", t => values.At(process.Diffusion, t));
        text.Row("mu", t => values.At(process.MeanScale, t));
        foreach (var (place, offset) in Places(process)) text.Row($"d{place}", t => values.At(offset.Mean, t));
        text.Row("Sigma^2", t => values.At(process.Variance, t));
        text.Row("1/variance of p_eq", t => values.At(process.EquilibriumPrecision, t));
        if (!IsFlat(process))
            foreach (var (place, offset) in Places(process)) text.Row($"mean of p_eq{place}", t => Mean(offset, t));
        text.Row("-log SNR", t => Math.Log(values.At(process.Variance, t) / Math.Pow(values.At(process.MeanScale, t), 2)));
        text.Table();

        // Where p_eq is no distribution it has none.
        double Mean(DerivedOffset offset, double t) => values.At(process.EquilibriumPrecision, t) is > 0 and var precision ? values.At(offset.Pull, t) / precision : double.NaN;
    }
}
