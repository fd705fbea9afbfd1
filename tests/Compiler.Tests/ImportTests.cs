using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Editing;
using NeuralEntropy.Dsl.Diagnostics.Rendering;
using NeuralEntropy.Dsl.Editing;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

public sealed class ImportTests
{
    private const string Data = "data = normal([0.5, -1], 0.6);\n";
    private const string Own = "process own { time t in [0, 1]; state x; param rate = 2; param s = 1; drift = -rate*x; sigma = s*sqrt(2*rate); }\n";

    private static readonly Dictionary<string, string> Files = new()
    {
        ["own.sde"] = Own + Data + "measure { S_NN; }",
        ["vp.sde"] = Own.Replace("own", "vp"),
        ["all.sde"] = "import \"own.sde\"; import \"vp.sde\";",
        ["again.sde"] = Own,
        ["twice.sde"] = Own + Own,
        ["broken.sde"] = "process own { time t in [0, 1] state x; }",
        ["wrong.sde"] = Own.Replace("-rate", "-rat"),
        ["data.sde"] = Data,
        ["a.sde"] = "import \"b.sde\"; " + Own.Replace("own", "a"),
        ["b.sde"] = "import \"c.sde\"; process b { }",
        ["c.sde"] = "import \"a.sde\"; process c { }",
        ["hyphen.sde"] = Own.Replace("process own", "process my-own-2"),
    };

    [Theory]
    [InlineData("import \"own.sde\"; use own;", 2, 1)]
    [InlineData("use own(rate = 3); import \"own.sde\";", 3, 1)]
    [InlineData("import \"all.sde\"; use own(rate = 3, s = 1/2);", 3, 0.5)]
    [InlineData("import \"all.sde\"; import \"own.sde\"; import \"vp.sde\"; use vp(s = 4);", 2, 4)]
    [InlineData("import \"hyphen.sde\"; use my-own-2(s = 4);", 2, 4)]
    public void A_process_of_another_file_is_used(string lines, double rate, double s)
    {
        var process = Compile(lines + Data).Derived.ShouldBeOfType<IsotropicDerived>();
        process.Values.ShouldBe(new Dictionary<string, double> { ["rate"] = rate, ["s"] = s });
        QuantityValues.Of(process).At(process.MeanScale, 1).ShouldBe(Math.Exp(-rate), 1e-15);
    }

    [Fact]
    public void An_imported_process_hides_one_of_the_library() => Compile("import \"vp.sde\"; use vp;" + Data).Derived!.Values.Keys.ShouldBe(["rate", "s"]);

    [Fact]
    public void A_process_that_is_not_used_does_no_harm() => Compile("import \"wrong.sde\"; use ou;" + Data);

    [Fact]
    public void Overrides_change_an_imported_process() =>
        Compile(Overrides.Apply(Text("import \"own.sde\"; use own(s = 3);" + Data), [new Override("rate", "5"), new Override("s", "6")]).Source).Derived!.Values
            .ShouldBe(new Dictionary<string, double> { ["rate"] = 5, ["s"] = 6 });

    /// <summary>Each mistake, and where it is told.</summary>
    [Theory]
    [InlineData("missing", "import \"owm.sde\"; use own;")]
    [InlineData("circle", "import \"a.sde\"; use a;")]
    [InlineData("itself", "import \"main.sde\"; use own;")]
    [InlineData("same-name-in-two-files", "import \"own.sde\"; import \"again.sde\"; use own;")]
    [InlineData("same-name-in-one-file", "import \"twice.sde\"; use own;")]
    [InlineData("without-a-process", "import \"data.sde\"; use vp;")]
    [InlineData("unknown-process", "import \"own.sde\"; use owm;")]
    [InlineData("unknown-argument", "import \"own.sde\"; use own(rat = 2);")]
    [InlineData("broken", "import \"broken.sde\"; use own;")]
    [InlineData("wrong-inside", "import \"wrong.sde\"; use own;")]
    public async Task A_mistake_is_told_where_it_is(string name, string lines)
    {
        var texts = new Dictionary<string, string>(Files) { ["main.sde"] = lines + "\n" + Data };
        var diagnostics = SdeCompiler.Compile(Text(lines + "\n" + Data), SourceResolver.Of(texts)).Diagnostics;
        await Snapshot.Verify(new TextRenderer().Render(diagnostics), name);
    }

    [Fact]
    public void Files_are_found_beside_the_file_that_imports_them()
    {
        var folder = Directory.CreateTempSubdirectory("nec-import-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "lib", "inner"));
            File.WriteAllText(Path.Combine(folder.FullName, "lib", "all.sde"), "import \"inner/own.sde\"; import \"../lib/inner/own.sde\";");
            File.WriteAllText(Path.Combine(folder.FullName, "lib", "inner", "own.sde"), Own);
            var main = new SourceText(Path.Combine(folder.FullName, "main.sde"), "import \"lib/all.sde\"; use own;" + Data);
            SdeCompiler.Compile(main).Diagnostics.ShouldBeEmpty();
            var missing = SdeCompiler.Compile(new SourceText(main.Path, "import \"lib/inner/owm.sde\"; use own;" + Data)).Diagnostics;
            missing.Select(d => d.Code).ShouldBe(["NEC1043"]);
            missing[0].Helps.Single().ShouldContain("own.sde");
            foreach (var hostile in (string[])["", "/", ".", "a\u0001b", new string('x', 5000), "/proc/self/mem", "/dev/zero", "main.sde/x"])
                SdeCompiler.Compile(new SourceText(main.Path, $"import \"{hostile}\"; use vp;" + Data)).Diagnostics.Select(d => d.Code).ShouldBe(["NEC1043"], hostile);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("import \"own.sde\"; use own(rate = 3); /* behind */")]
    [InlineData("import \"all.sde\";\n// before\nuse vp(s = 1/2, rate = 1 + 2);")]
    [InlineData("import \"own.sde\"; import \"vp.sde\"; use own;")]
    [InlineData("import \"own.sde\"; use own(rate = 3) reparametrise t = sin(r)^2 for r in [0, pi/2];")]
    [InlineData("import \"own.sde\"; use sl;")]
    [InlineData("use ou;")]
    public void A_file_with_its_imports_written_out_says_the_same_alone(string lines)
    {
        var compilation = Compile(lines + " " + Data);
        var text = SelfContained.TextOf(compilation);
        var alone = SdeCompiler.Compile(Text(text), SourceResolver.Of(new Dictionary<string, string>()));
        alone.Diagnostics.ShouldBeEmpty(text);
        DerivedPrinter.Print(alone.Derived!).ShouldBe(DerivedPrinter.Print(compilation.Derived!));
    }

    [Fact]
    public void An_editor_offers_imported_processes_and_knows_where_they_are()
    {
        const string text = "import \"own.sde\"; use own;\n" + Data;
        var resolver = SourceResolver.Of(Files);
        var at = text.IndexOf("own;", StringComparison.Ordinal);
        var meaning = LanguageService.MeaningAt(Text(text), at, resolver).ShouldNotBeNull();
        meaning.Declaration!.Source.Path.ShouldBe("own.sde");
        LanguageService.CompletionsAt(Text(text), at + 1, resolver).Items.Select(i => i.Name).ShouldContain("own");
        LanguageService.Rename(Text(text), at, "mine", resolver).Refusal.ShouldNotBeNull();
    }

    private static Compilation Compile(string text) => Compile(Text(text));

    private static Compilation Compile(SourceText text)
    {
        var compilation = SdeCompiler.Compile(text, SourceResolver.Of(Files));
        compilation.Diagnostics.ShouldBeEmpty(new TextRenderer().Render(compilation.Diagnostics));
        return compilation;
    }

    private static SourceText Text(string text) => new("main.sde", text);
}
