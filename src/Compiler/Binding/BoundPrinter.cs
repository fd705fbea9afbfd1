using System.Globalization;
using System.Text;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Networks;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>The bound stage as text: every name resolved, every default left to the runtime.</summary>
public static class BoundPrinter
{
    public static string Print(BoundFile file)
    {
        var text = new StringBuilder();
        var process = file.Process;
        text.AppendLine($"process {process.Name}: {process.State} in R^{file.Dimension}, {process.Time.Name} in [{MathPrinter.Print(process.Time.Start)}, {MathPrinter.Print(process.Time.End)}]");
        foreach (var change in process.TimeChanges)
            text.AppendLine($"  reparametrise {change.Old} = {MathPrinter.Print(change.Value)} for {change.Time.Name} in [{MathPrinter.Print(change.Time.Start)}, {MathPrinter.Print(change.Time.End)}]");
        foreach (var parameter in process.Parameters) text.AppendLine($"  param {parameter.Name} = {MathPrinter.Number(parameter.Value)}{(parameter.Domain is { } domain ? $" where {MathPrinter.Print(domain.Value)}" : "")}");
        foreach (var let in process.Lets)
            text.AppendLine($"  let {let.Name}{(let.Arguments.IsEmpty ? "" : $"({string.Join(", ", let.Arguments.Zip(let.Shapes, Argument))})")} = {MathPrinter.Print(let.Body)}");
        if (process.Drift is { } drift) text.AppendLine($"  drift = {MathPrinter.Print(drift.Value)}");
        if (process.Sigma is { } sigma) text.AppendLine($"  sigma = {MathPrinter.Print(sigma.Value)}");
        if (process.Equilibrium is { } equilibrium) text.AppendLine($"  equilibrium = {Normal(equilibrium)}");
        if (process.Kernel is { } kernel) text.AppendLine($"  kernel = {Normal(kernel)}");
        text.AppendLine($"data = {Term(file.Data)}");
        foreach (var term in file.Data.Within.Where(term => term.Term.Type == typeof(FileData)))
            text.AppendLine($"  {Value(term["path"]!)} holds {((FileData)TermActivator.Create(term)).Summary}");
        foreach (var mixture in file.Data.Within.Where(term => term.Term.Type == typeof(RandomMixture)))
        {
            var drawn = ((RandomMixture)TermActivator.Create(mixture)).Law;
            text.AppendLine($"  {Term(mixture)} draws");
            foreach (var (weight, component) in drawn.Weights.Zip(drawn.Components))
                text.AppendLine($"    {MathPrinter.Number(weight)}: normal([{string.Join(", ", component.Mean.Select(MathPrinter.Number))}], {MathPrinter.Number(component.Deviation)})");
        }
        foreach (var (network, training) in new[] { (file.Network, file.Training), (file.Baseline, file.BaselineTraining) })
        {
            if (network is BoundTermNetwork term) text.AppendLine($"network {term.Name} = {Term(term.Term)}");
            if (network is BoundClosedForm form) text.AppendLine($"network {form.Name}({form.State}, {form.Time}){Predicts(form.Predicts)} = {MathPrinter.Print(form.Value)}");
            if (training is not null) text.AppendLine(Term(training));
        }
        text.AppendLine(Term(file.Measures));
        foreach (var sweep in file.Sweeps) text.AppendLine($"sweep {sweep.Key} in [{string.Join(", ", sweep.Values.Select(v => v.Value.Text))}]");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Argument(string name, Shape shape) =>
        shape.IsNumber ? name : $"{name} in R^{shape.Length}{(shape.Columns is { } columns ? $"x{columns}" : "")}";

    private static string Predicts(Prediction meaning) => meaning == Prediction.Entropy ? "" : $" predicts {Catalogue.Snake(meaning.ToString())}";

    private static string Normal(BoundNormal normal) =>
        normal is { Mean: { } mean, Deviation: { } deviation } ? $"normal({MathPrinter.Print(mean)}, {MathPrinter.Print(deviation)})" : "flat";

    private static string Term(BoundTerm term) =>
        term.Arguments.IsEmpty ? term.Term.Name : $"{term.Term.Name}({string.Join(", ", term.Arguments.Select(a => $"{a.Parameter.Name} = {Value(a.Value)}"))})";

    private static string Value(BoundValue value) => value switch
    {
        NumberValue number => MathPrinter.Number(number.Value),
        WholeValue whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        TextValue text => Printer.Print(new StringExpression(text.Value, text.At.Span)),
        TruthValue truth => truth.Value ? "true" : "false",
        ChoiceValue choice => Catalogue.Snake(choice.Member),
        TermValue term => Term(term.Term),
        ListValue list => $"[{string.Join(", ", list.Items.Select(Value))}]",
        _ => throw new InvalidOperationException($"no such value: {value.GetType()}"),
    };
}
