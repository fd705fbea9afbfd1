using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Editing;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>What holds for every text, on its whole way to C#.</summary>
internal static class Laws
{
    /// <summary>Throws where a law does not hold.</summary>
    /// <param name="position">Where an editor asks.</param>
    /// <param name="compile">Whether Roslyn is to compile an emitted program; if not, it reads it.</param>
    /// <returns>How far the text came.</returns>
    /// <exception cref="LawException">A law does not hold.</exception>
    public static string Check(string text, int position, Func<string, bool> compile)
    {
        var source = new SourceText("fuzz.sde", text);
        var compilation = SdeCompiler.Compile(source);
        foreach (var label in compilation.Diagnostics.SelectMany(d => d.Primary is null ? d.Related : d.Related.Add(d.Primary)))
            Hold(new Span(0, label.Location.Source.Text.Length).Contains(label.Location.Span), "a diagnostic stands outside of the text");
        foreach (var format in Enum.GetValues<DiagnosticFormat>()) DiagnosticRenderers.Create(format).Render(compilation.Diagnostics);
        Ask(source, position);
        if (!Parser.Parse(source).Diagnostics.IsEmpty) return "broken";

        Hold(SyntaxComparer.Equal(Parsed(Printer.Print(compilation.Syntax)), compilation.Syntax), "printing and parsing changes the tree");
        var formatted = Formatter.Format(source).Text;
        Hold(formatted is not null && Formatter.Format(new SourceText("formatted", formatted)).Text == formatted, "formatting twice is not formatting once");
        Hold(SyntaxComparer.Equal(Parsed(formatted!), compilation.Syntax), "formatting changes the tree");
        TreePrinter.Print(compilation.Syntax, source);
        if (compilation.Bound is not { } bound) return "parsed";
        BoundPrinter.Print(bound);
        if (compilation.Derived is not { } derived) return "bound";
        DerivedPrinter.Print(derived);
        if (compilation.CSharp is not { } csharp) return "derived";
        if (compile(csharp)) RoslynBackend.Compile(csharp, "fuzz");
        else Hold(CSharpSyntaxTree.ParseText(csharp).GetDiagnostics().All(d => d.Severity != DiagnosticSeverity.Error), "the emitted program is not C#");
        return "emitted";
    }

    private static SdeFile Parsed(string text)
    {
        var (tree, diagnostics) = Parser.Parse(new SourceText("printed", text));
        Hold(diagnostics.IsEmpty, "what was printed does not parse");
        return tree;
    }

    private static void Ask(SourceText source, int position)
    {
        if (LanguageService.MeaningAt(source, position) is { } info)
            Hold(info.Declaration is not { } declared || declared.Source[declared.Span].Length == info.Name.Length, "a meaning is declared elsewhere");
        Hold(new Span(0, source.Text.Length).Contains(LanguageService.CompletionsAt(source, position).Replaces), "a completion stands outside of the text");
    }

    private static void Hold(bool law, string otherwise)
    {
        if (!law) throw new LawException(otherwise);
    }
}

/// <summary>A law does not hold.</summary>
internal sealed class LawException(string law) : Exception(law);
