using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>Every place of a file that an override may change.</summary>
internal static class OverrideTargets
{
    public static IEnumerable<OverrideTarget> Of(SdeFile file) => file.Declarations.SelectMany(declaration => declaration switch
    {
        ProcessDeclaration process => process.Items.OfType<ParamItem>().Select(param => Value(param.Name.Name, param.Value)),
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

    private static IEnumerable<OverrideTarget> Network(NetworkDeclaration network)
    {
        yield return Value("network", network.Value);
        if (network.Value is not CallExpression call) yield break;
        var named = call.Arguments.Where(argument => argument.Name is not null).ToList();
        foreach (var argument in named) yield return Value("network." + argument.Name!.Name, argument.Value);
        var end = call.Arguments.IsEmpty ? call.Span.End - 1 : call.Arguments[^1].Span.End;
        yield return new("network.", new Span(end, 0), (_, name, text) => $"{(call.Arguments.IsEmpty ? "" : ", ")}{name} = {text}", [.. named.Select(argument => argument.Name!.Name)]);
    }

    private static IEnumerable<OverrideTarget> Block(string prefix, Declaration block, IEnumerable<Setting> settings)
    {
        foreach (var setting in settings) yield return Value(prefix + setting.Name.Name, setting.Value);
        yield return new(prefix, new Span(block.Span.End - 1, 0), (source, name, text) => NewSetting(source, block, name, text), [.. settings.Select(setting => setting.Name.Name)]);
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
