using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>The examples, and files written for one thing each, through every stage.</summary>
public sealed class Stages
{
    private static readonly string[] Folders = [RepositoryRoot.Combine("examples"), RepositoryRoot.Combine("tests", "cases", "valid")];

    public static TheoryData<string> Files => [.. Folders.SelectMany(f => Directory.EnumerateFiles(f, "*.sde")).Select(f => Path.GetRelativePath(RepositoryRoot.Path, f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_files() => Files.Count.ShouldBeGreaterThan(5);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_goes_through_every_stage(string file)
    {
        var compilation = SdeCompiler.Compile(SourceLoader.Load(RepositoryRoot.Combine(file)).Source!);
        // The one warning that says nothing is wrong.
        compilation.Faults().Where(d => d.Code != "NEC3050").ShouldBeEmpty();
        var stem = RepositoryRoot.Combine("tests", "cases", "stages", Path.GetFileNameWithoutExtension(file));
        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        await Snapshot.VerifyFile(TreePrinter.Print(compilation.Syntax, compilation.Source), stem + ".syntax");
        await Snapshot.VerifyFile(BoundPrinter.Print(compilation.Bound!), stem + ".bound");
        await Snapshot.VerifyFile(DerivedPrinter.Print(compilation.Derived!), stem + ".derived");
        await Snapshot.VerifyFile(compilation.CSharp!, stem + ".csharp");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_emitted_program_compiles(string file)
    {
        var compilation = SdeCompiler.Compile(SourceLoader.Load(RepositoryRoot.Combine(file)).Source!);
        Loading.RoslynBackend.Compile(compilation.CSharp!, "test").ShouldNotBeEmpty();
    }
}
