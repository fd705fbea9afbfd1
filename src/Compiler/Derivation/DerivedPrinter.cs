namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A derived process as mathematics, with its values at both ends of the interval.</summary>
public static class DerivedPrinter
{
    public static string Print(DerivedProcess process)
    {
        var text = new DerivedText(process);
        foreach (var (place, part) in Parts(process))
        {
            if (place != "") text.Paragraph(place);
            foreach (var (name, formula) in OfPart(part)) text.Equation(name, formula);
            if (part is MatrixDerived coupled) MatrixPrinter.Values(coupled, text);
            else IsotropicPrinter.Values((IsotropicDerived)part, text);
        }
        return text.ToString();
    }

    /// <summary>What was derived, by the names of the theory: <c>mu(t)</c> and its formula.</summary>
    public static IEnumerable<(string Name, string Formula)> Equations(DerivedProcess process) =>
        from part in Parts(process)
        from equation in OfPart(part.Process)
        select (part.Place == "" ? equation.Name : $"{equation.Name}, {part.Place}", equation.Formula);

    private static IEnumerable<(string Name, string Formula)> OfPart(DerivedProcess part) =>
        part is MatrixDerived coupled ? MatrixPrinter.Equations(coupled) : IsotropicPrinter.Equations((IsotropicDerived)part);

    /// <summary>The process, or its components, those that are alike together.</summary>
    private static IEnumerable<(string Place, DerivedProcess Process)> Parts(DerivedProcess process) => process is not ComponentwiseDerived { Axes: var axes }
        ? [("", process)]
        : from alike in axes.Select((axis, i) => (Axis: axis, Number: i + 1)).GroupBy(a => a.Axis)
          select ($"{(alike.Count() == 1 ? "component" : "components")} {string.Join(", ", alike.Select(a => a.Number))}", (DerivedProcess)alike.Key);
}
