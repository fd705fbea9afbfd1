using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Parsing;

/// <summary>Two laws: printing a tree and parsing it gives the tree back; spans nest, and begin and end on tokens.</summary>
public class LawTests
{
    private const int Programs = 2_000;

    public static IEnumerable<TheoryDataRow<string>> ValidFiles() => Samples.ValidFiles.Select(file => new TheoryDataRow<string>(file));

    [Fact]
    public void There_are_valid_files() => Samples.ValidFiles.Count.ShouldBeGreaterThan(4);

    [Theory, MemberData(nameof(ValidFiles))]
    public void Valid_files_keep_the_laws(string file)
    {
        var source = Samples.Load(file);
        ShouldKeepTheLaws(source);
        ShouldKeepTheLaws(new SourceText(file, source.Text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_valid_files_hold_every_kind_of_node()
    {
        var kinds = typeof(SyntaxNode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SyntaxNode)) && !type.IsAbstract);
        var seen = Samples.ValidFiles.SelectMany(file => Samples.Parse(Samples.Load(file)).DescendantsAndSelf()).Select(node => node.GetType());
        kinds.Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public void Generated_programs_keep_the_laws()
    {
        for (var seed = 0; seed < Programs; seed++) ShouldKeepTheLaws(new SourceText($"program {seed}", new ProgramGenerator(seed).Program()));
    }

    private static void ShouldKeepTheLaws(SourceText source)
    {
        var tree = Samples.Parse(source);
        var printed = Printer.Print(tree);
        SyntaxComparer.Equal(Samples.Parse(printed), tree).ShouldBeTrue($"{source.Path}:\n{source.Text}\nprinted:\n{printed}");
        Printer.Print(Samples.Parse(printed)).ShouldBe(printed);
        SpansShouldNest(tree, source);
    }

    private static void SpansShouldNest(SyntaxNode node, SourceText source)
    {
        if (node.Span.Length > 0)
            source[node.Span].ShouldBe(source[node.Span].Trim(), $"{node} begins or ends in blanks");
        var at = node.Span.Start;
        foreach (var child in node.Children())
        {
            node.Span.Contains(child.Span).ShouldBeTrue($"{child} is not inside {node}");
            child.Span.Start.ShouldBeGreaterThanOrEqualTo(at, $"{child} overlaps the child before it in {node}");
            at = child.Span.End;
            SpansShouldNest(child, source);
        }
    }
}
