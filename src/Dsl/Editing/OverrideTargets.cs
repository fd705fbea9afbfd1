using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>Every place of a file that an override or a sweep may change.</summary>
internal static class OverrideTargets
{
    public static IEnumerable<OverrideTarget> Of(SdeFile file) => file.Declarations.Where(declaration => !IsOfBaseline(file, declaration)).SelectMany(declaration => declaration switch
    {
        ProcessDeclaration process => process.Items.OfType<ParamItem>().Select(param => Value(
            param.Name.Name, process, param.Value, value => process with { Items = process.Items.Replace(param, param with { Value = value }) })),
        UseDeclaration use => Use(use),
        DataDeclaration data => [Data(data)],
        NetworkDeclaration network => Network(network),
        TrainDeclaration train => Block("train.", train, train.Settings,
            (old, setting) => train with { Settings = old is null ? train.Settings.Add(setting) : train.Settings.Replace(old, setting) }),
        MeasureDeclaration measure => Block("measure.", measure, measure.Items.OfType<Setting>(),
            (old, setting) => measure with { Items = old is null ? measure.Items.Add(setting) : measure.Items.Replace(old, setting) }),
        _ => [],
    });

    // `network` and `train` are the first network's: the one that it is compared with stays as it is written.
    private static bool IsOfBaseline(SdeFile file, Declaration declaration) =>
        file.Declarations.OfType<NetworkDeclaration>().ToArray() is [var first, var second] && (declaration == second || declaration is TrainDeclaration train && train.Network.Name != first.Name.Name);

    /// <summary>Those that a key names.</summary>
    public static IReadOnlyList<OverrideTarget> Find(SdeFile file, string key) => [.. Of(file).Where(target => target.Matches(key))];

    /// <summary>The keys of a file's values, and why one is not among them where its block is missing.</summary>
    public static (IReadOnlyList<string> Known, string? Why) Explain(SdeFile file, string unknown)
    {
        var known = Of(file).Select(target => target.Key).Distinct(StringComparer.Ordinal).ToList();
        var block = unknown[..(unknown.IndexOf('.', StringComparison.Ordinal) + 1)];
        return (known.FindAll(name => name.Length > 0 && !name.EndsWith('.')), known.Contains(block) ? null : MissingBlock(block));
    }

    private static string? MissingBlock(string prefix) => prefix switch
    {
        "train." => "the file has no `train` block",
        "measure." => "the file has no `measure` block",
        "network." => "the file has no network that takes arguments",
        _ => null,
    };

    private static OverrideTarget Value(string key, Declaration owner, Expression value, Func<Expression, Declaration> put) =>
        new(key, owner, value.Span, (_, _, text) => text, (_, changed) => put(changed), []);

    // Behind a mixture the `;` may be missing; behind what takes its place it may not.
    private static OverrideTarget Data(DataDeclaration data) =>
        Value("data", data, data.Value, value => data with { Value = value }) with
        {
            Write = (_, _, text) => data.Value.Span.End == data.Span.End ? text + ";" : text,
        };

    // Which parameters the process has the library knows; what it does not know the binder refuses. The seed is the run's.
    private static IEnumerable<OverrideTarget> Use(UseDeclaration use)
    {
        var taken = new List<string> { Overrides.Seed };
        foreach (var argument in use.Arguments)
        {
            if (argument.Name is not { Name: var name }) continue;
            taken.Add(name);
            yield return Value(name, use, argument.Value, value => use with { Arguments = use.Arguments.Replace(argument, argument with { Value = value }) });
        }
        Declaration Put(Identifier name, Expression value) => use with { Arguments = use.Arguments.Add(new Argument(name, value, value.Span)) };
        yield return use.Arguments.IsEmpty
            ? new("", use, Span.Between(use.Process.Span.End, use.Change?.Span.Start ?? use.Span.End - 1), (_, name, text) => $"({name} = {text}){(use.Change is null ? "" : " ")}", Put, taken)
            : new("", use, new Span(use.Arguments[^1].Span.End, 0), (_, name, text) => $", {name} = {text}", Put, taken);
    }

    private static IEnumerable<OverrideTarget> Network(NetworkDeclaration network)
    {
        yield return Value("network", network, network.Value, value => network with { Value = value });
        if (network.Value is not CallExpression call) yield break;
        var taken = new List<string>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Name is not { Name: var name }) continue;
            taken.Add(name);
            yield return Value("network." + name, network, argument.Value,
                value => network with { Value = call with { Arguments = call.Arguments.Replace(argument, argument with { Value = value }) } });
        }
        var (end, comma) = call.Arguments.IsEmpty ? (call.Span.End - 1, "") : (call.Arguments[^1].Span.End, ", ");
        yield return new("network.", network, new Span(end, 0), (_, name, text) => $"{comma}{name} = {text}",
            (name, value) => network with { Value = call with { Arguments = call.Arguments.Add(new Argument(name, value, value.Span)) } }, taken);
    }

    private static IEnumerable<OverrideTarget> Block(
        string prefix, Declaration block, IEnumerable<Setting> settings, Func<Setting?, Setting, Declaration> put)
    {
        var taken = new List<string>();
        foreach (var setting in settings)
        {
            taken.Add(setting.Name.Name);
            yield return Value(prefix + setting.Name.Name, block, setting.Value, value => put(setting, setting with { Value = value }));
        }
        yield return new(prefix, block, new Span(block.Span.End - 1, 0), (source, name, text) => NewSetting(source, block, name, text),
            (name, value) => put(null, new Setting(name, value, value.Span)), taken);
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
