using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Text;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests;

/// <summary>A measure that cannot be had is told, and left out of what is emitted; the others are measured.</summary>
public sealed class AvailabilityTests
{
    private const string Points = "data = points([[0, 0], [1, 0.5]]);";
    private const string Trained = "network e = mlp(hidden = [8]); train e { epochs = 1; }";
    private const string Coupled = "process p { time t in [0, 1]; state x; drift = [[-1, 0.5], [0.5, -1]] * x; sigma = 1; }";

    [Theory]
    [InlineData("use vp;", Points, Trained, "S_tot; S_NN; L_EM; identity_defect;", "NEC4091", "S_NN identity_defect")]
    [InlineData("use vp;", Points, Trained, "S_tot_variance; S_NN;", "NEC4091", "S_NN")]
    [InlineData("use vp;", "data = product(points([0, 1]), normal(0, 1));", Trained, "S_tot; S_NN;", "NEC4091", "S_NN")]
    [InlineData("use vp;", "data = 2 * points([[0, 0], [1, 0.5]]) + 1;", Trained, "S_tot; S_excess; S_NN;", "NEC4091", "S_NN")]
    [InlineData("use vp;", "data = ring(1, 0.1);", Trained, "S_tot; L_EM; S_NN;", "NEC4090", "S_NN")]
    [InlineData("use vp;", Points, Trained, "c_2; arc_length; efficiency; speed_limit; c_2_NN;", "NEC4091", "arc_length speed_limit c_2_NN")]
    [InlineData(Coupled, Points, Trained, "S_tot; S_NN;", "NEC4091", "S_NN")]
    [InlineData(Coupled, "data = uniform([0, 0], [1, 1]);", Trained, "S_tot; S_NN;", "NEC3057 NEC3081", "S_NN")]
    [InlineData("use vp;", "data = normal([0, 0], 1);", Trained, "S_NN; S_tot_given_labels; mutual_information;", "NEC4107", "S_NN")]
    [InlineData("use vp;", "data = 2 * product(uniform(0, 1), mixture { 0.5: points(0); 0.5: points(1); });", Trained, "S_tot_given_labels; mutual_information;", "NEC4091", "mutual_information")]
    [InlineData("use vp;", "data = [[0.6, -0.8], [0.8, 0.6]] * uniform([0, 0], [1, 1]);", Trained, "S_tot; mutual_information_of_parts;", "NEC4108", "S_tot")]
    [InlineData("use subvp;", Points, Trained, "S_tot; L_EM;", "NEC3080", "S_tot L_EM")]
    [InlineData("use vp;", "data = normal([0, 0], 1);", Trained, "S_tot; L_EM;", "", "S_tot L_EM")]
    [InlineData("use vp;", Points, "network e(x, t) = ideal(x, t);", "L_EM;", "", "L_EM")]
    public void What_cannot_be_had_is_told_and_the_rest_is_measured(string process, string data, string network, string measures, string codes, string left)
    {
        var compilation = Compile($"{process}\n{data}\n{network}\nmeasure {{ {measures} }}");
        compilation.Diagnostics.Select(d => d.Code).Order().ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
        Left(compilation).ShouldBe(left.Split(' '));
        compilation.CSharp!.Contains("new TotalEntropyProduction", StringComparison.Ordinal).ShouldBe(left.Split(' ').Contains("S_tot"));
    }

    [Fact]
    public void A_file_that_names_no_measure_is_told_what_is_infinite()
    {
        var compilation = Compile($"use vp;\n{Points}\n{Trained}");
        compilation.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("`S_tot` and `L_EM` cannot be had: they are infinite");
        Left(compilation).ShouldBe(["S_NN", "S_tot_minus_L_EM", "identity_defect"], ignoreOrder: true);
    }

    [Fact]
    public void A_file_that_names_no_measure_is_left_to_the_run_where_the_score_is_not_known()
    {
        var compilation = Compile($"use vp;\ndata = ring(1, 0.1);\n{Trained}");
        compilation.Diagnostics.ShouldBeEmpty();
        Left(compilation).ShouldContain("S_tot");
    }

    [Fact]
    public void A_combination_of_a_sweep_measures_what_it_can()
    {
        var compilation = Compile($"use vp;\ndata = normal([0, 0], 1);\n{Trained}\nmeasure {{ S_tot; S_NN; }}\nsweep data in [points([[0, 0], [1, 0.5]]), normal([1, 0], 0.5)];");
        compilation.Diagnostics.Select(d => d.Code).ShouldBe(["NEC4091"]);
        compilation.Combinations.Select(c => string.Join(' ', Names(c.Bound))).ShouldBe(["S_NN", "S_tot S_NN"]);
    }

    private static IEnumerable<string> Left(Compilation compilation) => Names(compilation.Bound!);

    private static IEnumerable<string> Names(BoundFile file) => ((ListValue)file.Measures["measures"]!).Items.Cast<TermValue>().Select(m => m.Term.Term.Name);

    private static Compilation Compile(string text) => SdeCompiler.Compile(new SourceText("measures.sde", text));
}
