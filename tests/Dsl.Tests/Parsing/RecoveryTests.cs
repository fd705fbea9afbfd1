using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests.Parsing;

public class RecoveryTests
{
    [Fact]
    public async Task Several_errors_are_found_in_one_run() => await Snapshot.Verify(Samples.Render("""
        proces p {}
        process vp {
            time t in [0, 1]
            state x;
            param beta_min = ;
            let f(t) = 2 t;
            let g(t) = t ** 2;
            drift = 2*drift;
            sigma = sqrt(beta(t);
        }
        param late = 3;
        data = mixture {
            0.35: normal([-1.2, 0.0], 0.3)
            0.65 normal([0.9, 0.4], 0.5);
        };
        train e {
            loss =
            samples = 4096;  batch = 40  throws = 10;
        }
        measure { S_tot
            L_EM
            S_NN }
        """));

    [Fact]
    public void What_is_whole_is_kept()
    {
        const string text = "process p { state x; param = 3; param b = 4; }\ndata = ;\nmeasure { S_tot; }";
        var (tree, diagnostics) = Parser.Parse(new SourceText("test.sde", text));
        diagnostics.Length.ShouldBe(2);
        tree.Declarations.Select(declaration => declaration.GetType()).ShouldBe([typeof(ProcessDeclaration), typeof(MeasureDeclaration)]);
        ((ProcessDeclaration)tree.Declarations[0]).Items.Select(item => item.GetType()).ShouldBe([typeof(StateItem), typeof(ParamItem)]);
    }

    [Theory]
    [InlineData("process p {\n state x;\ndata = normal(0, 1);\ntrain e { a = 1; }\nmeasure { S_tot; }", "NEC0020")]
    [InlineData("process p {\n state x;\n drift = (a + b;\n sigma = 1;\n}\nmeasure { S_tot; }", "NEC0020")]
    [InlineData("data = mixture {\n 0.5: normal(0, 1);\nmeasure { S_tot; }", "NEC0020")]
    [InlineData("process p\n state x;\n drift = a;\n}\nmeasure { S_tot; }", "NEC0041")]
    [InlineData("process p { state x; } }\nmeasure { S_tot; }", "NEC0021")]
    [InlineData("train e { a = [1, 2; 3, 4]; b = 1; }", "NEC0023")]
    [InlineData("train e { a = (1, 2]; b = 1; }", "NEC0022")]
    [InlineData("train e { a = f([1, 2); b = 1; }", "NEC0020")]
    [InlineData("train e { a = 1 && 2; b = 1; }", "NEC0015")]
    [InlineData("train e { a = \"x; b = 1;\n c = 2; }", "NEC0080")]
    [InlineData("data = file(\"x.npy);\nmeasure { S_tot; }", "NEC0080")]
    [InlineData("train e { a = \"x\\y\" ; b = 1; }", "NEC0081")]
    [InlineData("train e { a = 'x; y'; b = 1; }", "NEC0016")]
    [InlineData("data = normal(0, 1)", "NEC0030")]
    [InlineData("data = normal(0, 1) /* never closed ; measure {}", "NEC0011")]
    [InlineData("process p { state x; /* drift = (x; }", "NEC0011")]
    [InlineData("measure { a b c; }", "NEC0030")]
    [InlineData("train e { a = 1 b = 2 }", "NEC0030", "NEC0030")]
    public void One_slip_is_one_report(string text, params string[] codes) => Samples.Codes(text).ShouldBe(codes, Samples.Render(text));

    [Fact]
    public void At_most_fifty_errors_are_kept_and_it_is_said()
    {
        var (_, diagnostics) = Parser.Parse(new SourceText("test.sde", string.Concat(Enumerable.Repeat("@", 100_000))));
        diagnostics.Length.ShouldBe(51);
        diagnostics[^1].Code.ShouldBe("NEC0049");
    }
}
