using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>Every place of a file that an override may change.</summary>
internal static class OverrideTargets
{
    public static IEnumerable<OverrideTarget> Of(SdeFile file) => file.Declarations.SelectMany(declaration => declaration switch
    {
        ProcessDeclaration process => process.Items.OfType<ParamItem>().Select(param => Value(param.Name.Name, param.Value)),
        UseDeclaration use => Use(use),
        DataDeclaration data => [Data(data)],
        NetworkDeclaration network => Network(network),
        TrainDeclaration train => Block("train.", train, train.Settings),
        MeasureDeclaration measure => Block("measure.", measure, measure.Items.OfType<Setting>()),
        _ => [],
    });

    private static OverrideTarget Value(string key, Expression value) => new(key, value.Span, (_, _, text) => text, []);

    // Behind a mixture the `;` may be missing; behind what takes its place it may not.
    private static OverrideTarget Data(DataDeclaration data) =>
        new("data", data.Value.Span, (_, _, text) => data.Value.Span.End == data.Span.End ? text + ";" : text, []);

    // Which parameters the process has the library knows; what it does not know the binder refuses.
    private static IEnumerable<OverrideTarget> Use(UseDeclaration use)
    {
        var taken = new List<string>();
        foreach (var argument in use.Arguments)
        {
            if (argument.Name is not { Name: var name }) continue;
            taken.Add(name);
            yield return Value(name, argument.Value);
        }
        yield return use.Arguments.IsEmpty
            ? new("", Span.Between(use.Process.Span.End, use.Span.End - 1), (_, name, text) => $"({name} = {text})", taken)
            : new("", new Span(use.Arguments[^1].Span.End, 0), (_, name, text) => $", {name} = {text}", taken);
    }

    private static IEnumerable<OverrideTarget> Network(NetworkDeclaration network)
    {
        yield return Value("network", network.Value);
        if (network.Value is not CallExpression call) yield break;
        var taken = new List<string>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Name is not { Name: var name }) continue;
            taken.Add(name);
            yield return Value("network." + name, argument.Value);
        }
        var (end, comma) = call.Arguments.IsEmpty ? (call.Span.End - 1, "") : (call.Arguments[^1].Span.End, ", ");
        yield return new("network.", new Span(end, 0), (_, name, text) => $"{comma}{name} = {text}", taken);
    }

    private static IEnumerable<OverrideTarget> Block(string prefix, Declaration block, IEnumerable<Setting> settings)
    {
        var taken = new List<string>();
        foreach (var setting in settings)
        {
            taken.Add(setting.Name.Name);
            yield return Value(prefix + setting.Name.Name, setting.Value);
        }
        yield return new(prefix, new Span(block.Span.End - 1, 0), (source, name, text) => NewSetting(source, block, name, text), taken);
    }

    // On a line of its own where the block's brace stands on one, else before the brace.
    private static string NewSetting(SourceText source, Declaration block, string name, string value)
    {
        var brace = block.Span.End - 1;
        var line = source.LineSpan(source.At(brace).Line);
        var margin = source[Span.Between(line.Start, brace)];
        var newLine = source.Text.AsSpan(0, line.Start).EndsWith("\r\n") ? "\r\n" : "\n";
        return string.IsNullOrWhiteSpace(margin) && source.At(block.Span.Start).Line != source.At(brace).Line
            ? $"    {name} = {value};{newLine}{margin}"
            : $"{(char.IsWhiteSpace(source.Text[brace - 1]) ? "" : " ")}{name} = {value}; ";
    }
}
