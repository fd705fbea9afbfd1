using System.Text;
using NeuralEntropy.Dsl.Syntax;

namespace NeuralEntropy.Dsl.Formatting;

/// <summary>A tree as canonical text: printing and parsing again gives the same tree. Comments are not in the tree.</summary>
public static class Printer
{
    private const string Indent = "    ";

    /// <summary>A whole file, one blank line between declarations.</summary>
    public static string Print(SdeFile file) => string.Join("\n", file.Declarations.Select(declaration => Print(declaration) + "\n"));

    public static string Print(Expression expression) => ExpressionPrinter.Print(expression);

    private static string Print(Declaration declaration) => declaration switch
    {
        ProcessDeclaration process => Block($"process {process.Name.Name}", process.Items.Select(Print)),
        ImportDeclaration import => $"import {Print(import.Path)};",
        UseDeclaration use => $"use {use.Process.Name}{Arguments(use.Arguments)}{(use.Change is null ? "" : " " + Print(use.Change))};",
        DataDeclaration data => $"data = {Print(data.Value)};",
        NetworkDeclaration network => $"network {network.Name.Name}{Parameters(network.Parameters)}{Print(network.Predicts)} = {Print(network.Value)};",
        TrainDeclaration train => Block($"train {train.Network.Name}", train.Settings.Select(Print)),
        SweepDeclaration sweep => $"sweep {sweep.Target.Key} in {Print(sweep.Values)};",
        MeasureDeclaration measure => Block("measure", measure.Items.Select(Print)),
        _ => throw new ArgumentOutOfRangeException(nameof(declaration), declaration.GetType().Name, "a declaration that has no case here"),
    };

    private static string Print(PredictsClause? predicts) => predicts is null ? "" : $" predicts {predicts.Meaning.Name}";

    public static string Print(ProcessItem item) => item switch
    {
        TimeItem time => $"time {time.Name.Name} in [{Print(time.Start)}, {Print(time.End)}];",
        StateItem state => $"state {state.Name.Name};",
        ParamItem param => $"param {param.Name.Name} = {Print(param.Value)}{(param.Domain is null ? "" : $" where {Print(param.Domain)}")};",
        LetItem let => $"let {let.Name.Name}{Parameters(let.Parameters)} = {Print(let.Value)};",
        EquationItem equation => $"{Head(equation.Kind)} = {Print(equation.Value)};",
        ReparametriseItem reparametrise => $"{Print(reparametrise.Change)};",
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.GetType().Name, "a line of a process that has no case here"),
    };

    private static string Print(TimeChange change) =>
        $"reparametrise {change.Time.Name} = {Print(change.Value)} for {change.Name.Name} in [{Print(change.Start)}, {Print(change.End)}]";

    private static string Print(MeasureItem item) => item switch
    {
        Setting setting => $"{setting.Name.Name} = {Print(setting.Value)};",
        MeasureName measure => $"{measure.Name.Name}{Arguments(measure.Arguments)}{Routes(measure.Routes)};",
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.GetType().Name, "a line of a measure that has no case here"),
    };

    private static string Head(EquationKind kind) => kind switch
    {
        EquationKind.Drift => "drift",
        EquationKind.Sigma => "sigma",
        EquationKind.Equilibrium => "equilibrium",
        EquationKind.Kernel => "kernel",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "an equation that has no case here"),
    };

    private static string Arguments(IReadOnlyCollection<Argument> arguments) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(ExpressionPrinter.Print))})";

    private static string Routes(IReadOnlyCollection<Identifier> routes) =>
        routes.Count == 0 ? "" : $" by {string.Join(", ", routes.Select(route => route.Name))}";

    private static string Parameters(IReadOnlyCollection<Identifier> parameters) =>
        parameters.Count == 0 ? "" : $"({string.Join(", ", parameters.Select(parameter => parameter.Name))})";

    internal static string Block(string head, IEnumerable<string> lines)
    {
        var text = new StringBuilder(head).Append(" {\n");
        foreach (var line in lines) text.Append(Indent).Append(line).Append('\n');
        return text.Append('}').ToString();
    }
}
