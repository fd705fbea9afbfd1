using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Compiler.Editing;

/// <summary>Meanings in words: the language's own from its glossary, a file's from where it declares them.</summary>
internal static class Descriptions
{
    public static NameKind KindOf(Meaning meaning) => meaning switch
    {
        ValueMeaning { Symbol.Kind: SymbolKind.Parameter } => NameKind.Parameter,
        ValueMeaning => NameKind.Variable,
        LetMeaning => NameKind.Definition,
        DeclarationMeaning { Kind: "process" } or LibraryMeaning => NameKind.Process,
        DeclarationMeaning => NameKind.Network,
        FieldMeaning => NameKind.Field,
        FunctionMeaning or StepsMeaning => NameKind.Function,
        ConstantMeaning => NameKind.Constant,
        TermMeaning(var term) => term.Type.IsAssignableTo(typeof(Measure)) ? NameKind.Measure : NameKind.Term,
        ArgumentMeaning => NameKind.Argument,
        ChoiceMeaning => NameKind.Choice,
        WordMeaning => NameKind.Keyword,
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "a meaning that has no case here"),
    };

    /// <summary>The entry in the language's glossary, or what the file says.</summary>
    public static GlossaryEntry Of(string name, Meaning meaning) => meaning switch
    {
        { DeclaredAt: { } declared } => OfDeclaration(name, meaning, declared),
        FieldMeaning(var field) => Glossary.Field(field),
        FunctionMeaning(var function) => Glossary.Function(function),
        StepsMeaning => Glossary.Steps,
        ConstantMeaning(var constant, _) => Glossary.Constant(constant),
        LibraryMeaning(var process) => Glossary.Process(process),
        TermMeaning(var term) => Glossary.Term(term),
        ArgumentMeaning(var owner, var parameter) => Glossary.Argument(owner, parameter) with { Name = name },
        ChoiceMeaning(var choices, _) => new(name, name, $"{Catalogue.NameOf(choices)}: {string.Join(", ", choices == typeof(bool) ? ["true", "false"] : Enum.GetNames(choices).Select(Catalogue.Snake))}", []),
        WordMeaning(var word) => Glossary.Keyword(word) ?? new(word, word, "", []),
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "a meaning that has no case here"),
    };

    private static GlossaryEntry OfDeclaration(string name, Meaning meaning, Location declared)
    {
        var (source, at) = (declared.Source, declared.Span);
        var shape = meaning is ValueMeaning value ? value.Shape.Describe() : "a number";
        ImmutableArray<string> details = meaning is DeclarationMeaning ? [] : [shape];
        // Of what holds the name, the line that declares it, and not the argument lists of what is declared.
        var item = Parser.Parse(source).Tree.DescendantsAndSelf().LastOrDefault(n => n is Declaration or ProcessItem && n.Span.Contains(at));
        return item switch
        {
            null => new GlossaryEntry(name, name, "", details),
            ProcessDeclaration process => new GlossaryEntry(name, $"process {process.Name.Name}", Remarks.On(source, item.Span), details),
            LetItem let when let.Name.Span != at => new GlossaryEntry(name, name, $"the argument of {let.Name.Name}", details),
            NetworkDeclaration network when network.Name.Span != at => new GlossaryEntry(name, name, $"the argument of {network.Name.Name}", details),
            _ => new GlossaryEntry(name, OneLine(source[item.Span]), Remarks.On(source, item.Span), details),
        };
    }

    private static string OneLine(string text) => string.Join(' ', text.TrimEnd(';').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
