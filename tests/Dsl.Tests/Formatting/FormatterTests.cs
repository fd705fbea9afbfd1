using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests.Formatting;

/// <summary>The rules of the layout, one by one.</summary>
public class FormatterTests
{
    [Fact]
    public async Task Mixtures_stand_anywhere_in_data() => await Snapshot.Verify(Format("""
        data = product(
          mixture { // of two
         0.5 : normal(0, 1);
        /* the second */
        0.5: 2*mixture random(components=3)+1;
        1: mixture { 0.5:normal(1,1);  // deeper
           // at its end
         } - 1 ;
         }, -2 *
          normal(0,1));
        data=2*mixture { 0.5 : normal(0,1); } + 1;
        data = product(
         mixture { 0.5: normal(0,1); 0.5: normal(1,1); },
         normal(0, 1)
        );
        data = mixture {
            0.5:  normal([ 1, 2], 3); 0.25: -mixture { 1: normal(0,
              1);}; }
        data = mixture {}
        """));

    [Fact]
    public async Task A_sloppy_file_is_put_in_order() => await Snapshot.Verify(Format("""


        /* The header
             goes on. */
        process   vp{time t in[0,1];state x   ;   // one

          /* leads */ param beta_min=.1 ; param β_max = 16;


            // on its own
              /* of two
                 lines */
              let f(u,v)=u^ 2*- v/ 3-(+u) ; /* trails */


           // at the end
        }
        // of data
        data=mixture{0.5:normal( [1,2],1 );   1/2 :normal([ - 1 ,2] ,1) ;};network e=mlp( hidden=[ 64 ],
            fourier = 8);
        train e
        { epochs=3 ;  batch = 4; } // after it
        measure { S_tot; L_EM; S_NN; S_tot_minus_L_EM; identity_defect; accuracy = 0.25%; samples = 100_000; }
        measure
        {

        }
        // the last


        """), extension: "sde");

    [Fact]
    public void A_broken_file_is_refused()
    {
        var (text, diagnostics) = Formatter.Format(new SourceText("test.sde", "data = normal(0, 1;\n"));
        text.ShouldBeNull();
        diagnostics.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ", "")]
    [InlineData("// nothing else", "// nothing else\n")]
    [InlineData("data = 1", null)]
    public void The_smallest_files(string text, string? expected = "") =>
        Formatter.Format(new SourceText("test.sde", text)).Text.ShouldBe(expected);

    [Theory]
    [InlineData("a+b-c", "a + b - c")]
    [InlineData("a*b", "a*b")]
    [InlineData("a * b", "a * b")]
    [InlineData("a *b/c", "a * b/c")]
    [InlineData("a/ b", "a / b")]
    [InlineData("a·b ÷ c×d", "a·b ÷ c×d")]
    [InlineData("a ^ 2", "a^2")]
    [InlineData("a ²", "a²")]
    [InlineData("- a", "-a")]
    [InlineData("a - - b", "a - -b")]
    [InlineData("a*- b^ - c", "a*-b^-c")]
    [InlineData("f ( a,b ,c )", "f(a, b, c)")]
    [InlineData("f(n=[ 1,2 ])", "f(n = [1, 2])")]
    [InlineData("f( )", "f()")]
    [InlineData("( a+b )*c", "(a + b)*c")]
    [InlineData("1. * .5 + 1e-3 - 4_096%", "1. * .5 + 1e-3 - 4_096%")]
    [InlineData("µ + μ + σ", "µ + μ + σ")]
    [InlineData("a*/* why */b", "a * /* why */ b")]
    [InlineData("f(/* why */a/* that */,b)", "f(/* why */ a /* that */, b)")]
    [InlineData("a\n    + b", "a + b")]
    public void Blanks_in_formulas(string formula, string expected) => Format($"data = {formula};").ShouldBe($"data = {expected};\n");

    [Fact]
    public void A_list_set_line_by_line_stays_so() => ShouldBecome(
        "data = points([\n[ 1.5, -2],\n  [-3, 4.25],\n [10, 5]\n]);\n",
        "data = points([\n    [ 1.5, -2],\n    [-3, 4.25],\n    [10, 5]\n]);\n");

    [Fact]
    public void An_item_that_is_too_long_for_a_line_keeps_its_breaks()
    {
        var summand = string.Join(" * ", Enumerable.Repeat("something_long", 4));
        ShouldBecome($"data =\n {summand}\n  + {summand};\n", $"data =\n    {summand}\n    + {summand};\n");
    }

    [Fact]
    public void Comments_break_items() => ShouldBecome(
        "data = a // one\n+ f( // two\nb,\n// three\nc\n// four\n);\n",
        "data = a // one\n    + f( // two\n        b,\n        // three\n        c\n        // four\n    );\n");

    [Fact]
    public void Definitions_stay_aligned() => ShouldBecome(
        "train e {\na    = 1;\nbbb  = 2;\n\nc    = 3;\nd = 4;\nee = 5;\n}\n",
        "train e {\n    a   = 1;\n    bbb = 2;\n\n    c = 3;\n    d = 4;\n    ee = 5;\n}\n");

    [Fact]
    public void Comments_behind_lines_stay_aligned() => ShouldBecome(
        "train e {\n    a = 1;     // one\n    bb=2;\n    ccc = 3;   // two\n    d = 4;   // three\n}\n",
        "train e {\n    a = 1;   // one\n    bb = 2;\n    ccc = 3; // two\n    d = 4; // three\n}\n");

    [Fact]
    public void Blanks_that_align_nothing_go() => ShouldBecome(
        "data = mixture {\n    0.5:  normal([  1,  2], 3);\n    0.25: normal([ -1, 20],  3);\n}\n",
        "data = mixture {\n    0.5:  normal([ 1,  2], 3);\n    0.25: normal([-1, 20], 3);\n}\n");

    [Fact]
    public void Declarations_of_one_line_may_stand_together() => ShouldBecome(
        "data = 1;\nnetwork e = 2;\n\n\ntrain e { epochs = 3; }\nmeasure {\n    S_tot;\n}\n",
        "data = 1;\nnetwork e = 2;\n\ntrain e { epochs = 3; }\n\nmeasure {\n    S_tot;\n}\n");

    [Fact]
    public void A_comment_counts_for_the_blank_line_between_declarations() => ShouldBecome(
        "measure {\n}\nprocess p {\n    state x;\n}\n// below\n\n// above\nmeasure { S_tot; }",
        "measure {}\n\nprocess p {\n    state x;\n}\n// below\n\n// above\nmeasure { S_tot; }\n");

    private static void ShouldBecome(string text, string expected)
    {
        Format(text).ShouldBe(expected);
        Format(expected).ShouldBe(expected);
    }

    private static string Format(string text) => Formatter.Format(new SourceText("test.sde", text)).Text.ShouldNotBeNull();
}
