using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Editing;

public class DocumentationTests
{
    [Fact]
    public void The_program_of_the_documentation_prints_what_stands_below_it()
    {
        var page = File.ReadAllText(RepositoryRoot.Combine("docs", "architecture.md"));
        var match = Regex.Match(page, "^```csharp\n(.*?)^```.*?^```text\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
        match.Success.ShouldBeTrue();
        Run(match.Groups[1].Value).ShouldBe(match.Groups[2].Value);
    }

    /// <summary>What a program writes with a writer called <c>output</c>.</summary>
    private static string Run(string program)
    {
        var (usings, body) = (Lines(program, keep: true), Lines(program, keep: false));
        var text = $"{usings}public static class Program {{ public static void Main(System.IO.TextWriter output) {{\n{body}}} }}";
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        using var assembly = new MemoryStream();
        var result = CSharpCompilation.Create("snippet", [CSharpSyntaxTree.ParseText(text)], trusted, new(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly);
        result.Success.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        using var output = new StringWriter { NewLine = "\n" };
        Assembly.Load(assembly.ToArray()).GetType("Program")!.GetMethod("Main")!.Invoke(null, [output]);
        return output.ToString();
    }

    private static string Lines(string program, bool keep) =>
        string.Concat(program.Split('\n').Where(line => line.StartsWith("using ", StringComparison.Ordinal) == keep).Select(line => line + "\n"));
}
