using System.Reflection;
using System.Text.RegularExpressions;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Diagnostics;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Derivation;

public class ProcessDiagnosticsTests
{
    private static readonly (string Code, Given Process)[] cases =
    [
        ("NEC3001", Given.A("p").Drift("-x")),
        ("NEC3001", Given.A("p").Sigma("1")),
        ("NEC3001", Given.A("p").Equilibrium("0", "1")),
        ("NEC3001", Given.A("p")),
        ("NEC3001", Given.A("p").FlatEquilibrium().Drift("0*x")),
        ("NEC3002", Given.A("p").Drift("-x*x").Sigma("1")),
        ("NEC3002", Given.A("p").In(2).Drift("-x + [norm(x), 0]").Sigma("1")),
        ("NEC3005", Given.A("p").Drift("-x").Sigma("1 + norm(x)")),
        ("NEC3005", Given.A("p").Sigma("1").Equilibrium("0", "norm(x)")),
        ("NEC3007", Given.A("p").Sigma("1").Equilibrium("0", "1 - 2*t")),
        ("NEC3007", Given.A("p").Kernel("x", "sin(6*t)")),
        ("NEC3007", Given.A("p").In(2).Sigma("1").Equilibrium("0", "[1, 1 - 2*t]")),
        ("NEC3008", Given.A("p").Drift("-x").Sigma("1").Equilibrium("0", "1")),
        ("NEC3008", Given.A("p").Drift("-x").Sigma("1").FlatEquilibrium()),
        ("NEC3008", Given.A("p").Drift("-(x - 1)/2").Sigma("1").Equilibrium("1 + t", "1")),
        ("NEC3008", Given.A("p").Drift("1").Sigma("1").FlatEquilibrium()),
        ("NEC3008", Given.A("p").In(2).Drift("-(x - [1, 2])/2").Sigma("1").Equilibrium("[1, 3]", "1")),
        ("NEC3009", Given.A("p").Drift("-x").Kernel("exp(-t/2)*x", "sqrt(1 - exp(-t))")),
        ("NEC3009", Given.A("p").Sigma("1 + t").Kernel("exp(-t/2)*x", "sqrt(1 - exp(-t))")),
        ("NEC3009", Given.A("p").Equilibrium("0", "2").Kernel("exp(-t/2)*x", "sqrt(1 - exp(-t))")),
        ("NEC3009", Given.A("p").Drift("-x/2").Kernel("exp(-t/2)*x + t", "sqrt(1 - exp(-t))")),
        ("NEC3009", Given.A("p").Equilibrium("1", "1").Kernel("exp(-t/2)*x", "sqrt(1 - exp(-t))")),
        ("NEC3010", Given.A("p").Drift("-x").Sigma("sqrt(1 - 2*t)")),
        ("NEC3010", Given.A("p").Drift("x").Equilibrium("0", "1")),
        ("NEC3011", Given.A("p").Drift("-x").Sigma("0")),
        ("NEC3011", Given.A("p").In(2).Drift("-x").Sigma("[1, 0]")),
        ("NEC3011", Given.A("p").In(2).Drift("[[-1, 0.5], [0.5, -1]]*x").Sigma("[0, 1]")),
        ("NEC3012", Given.A("p").Kernel("x", "t*(1.5 - t)")),
        ("NEC3013", Given.A("p").Kernel("x^2", "t")),
        ("NEC3013", Given.A("p").Kernel("1 + t", "t")),
        ("NEC3013", Given.A("p").In(2).Kernel("[1, 0]*x", "t")),
        ("NEC3014", Given.A("p").Kernel("x", "1 + t")),
        ("NEC3014", Given.A("p").Kernel("2*exp(-t)*x", "sqrt(t)")),
        ("NEC3015", Given.A("p").Drift("-x/(1 - t)").Sigma("sqrt(2/(1 - t))")),
        ("NEC3015", Given.A("p").Drift("-x/t").Sigma("1")),
        ("NEC3015", Given.A("p").Kernel("cos(pi*t/2)*x", "sin(pi*t/2)")),
        ("NEC3015", Given.A("p").Drift("-x*t + 1/t").Sigma("1")),
        ("NEC3015", Given.A("p").Drift("1").Sigma("sqrt(t)")),
        ("NEC3015", Given.A("p").In(2).Drift("[[-1, 1/(1 - t)], [0, -1]]*x").Sigma("1")),
        ("NEC3016", Given.A("p").Drift("-x").Sigma("sqrt(t)")),
        ("NEC3016", Given.A("p").In(2).Drift("[[-1, 1], [1, -2]]*x").Sigma("[1, sqrt(t)]")),
        ("NEC3017", Given.A("p").Drift("x/(t - 0.3)").Sigma("1")),
        ("NEC3018", Given.A("p").Over("1", "0").Drift("-x").Sigma("1")),
        ("NEC3018", Given.A("p").Over("1", "1").Drift("-x").Sigma("1")),
        ("NEC3019", Given.A("p").Over("0", "1/0").Drift("-x").Sigma("1")),
        ("NEC3020", Given.A("p").FlatKernel()),
        ("NEC3021", Given.A("p").Over("0", "1000").Drift("-t*x").Sigma("1")),
        ("NEC3021", Given.A("p").In(2).Over("0", "400").Drift("[[-2, 0.5], [0.5, -1]]*x").Sigma("1")),
        ("NEC3051", Given.A("p").In(2).Drift("[[-1, -2], [2, -1]]*x").Sigma("1").Equilibrium("0", "1")),
        ("NEC3052", Given.A("p").In(2).Drift("[[-1, t], [t, -1]]*x").Sigma("1").Equilibrium("0", "1")),
        ("NEC3052", Given.A("p").In(2).Drift("[[-1, 0.5], [0.5, -1]]*x").Sigma("1").Kernel("exp(-t)*x", "sqrt(1 - exp(-2*t))")),
        ("NEC3053", Given.A("p").In(2).Kernel("[[exp(-t), t], [0, exp(-t)]]*x", "sqrt(1 - exp(-2*t))")),
        ("NEC3055", Given.A("p").In(100).Drift("-x*sum(x)*norm(x)").Sigma("1")),
        ("NEC3054", Given.A("p").Kernel("exp(-t)*x + cos(t)", "sqrt(1 - exp(-2*t))")),
    ];

    [Fact]
    public void Each_mistake_is_told_once_and_by_its_own_code()
    {
        foreach (var (code, process) in cases)
            process.Refused().Select(d => d.Code).ShouldBe([code], string.Join("; ", process.Refused().Select(d => d.Message)));
    }

    [Fact]
    public void Every_code_is_provoked()
    {
        var methods = typeof(Deriver).Assembly.GetType("NeuralEntropy.Compiler.Derivation.ProcessDiagnostics")!
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Count(m => m.ReturnType == typeof(Diagnostic));
        // A warning does not keep a process from being derived.
        cases.Select(c => c.Code).Append("NEC3050").Distinct().Count().ShouldBe(methods);
    }

    [Fact]
    public Task What_is_said() =>
        NeuralEntropy.Testing.Snapshot.Verify(string.Join("\n\n", cases.SelectMany(c => c.Process.Refused()).Select(Told)));

    [Fact]
    public void Messages_stand_alone()
    {
        foreach (var diagnostic in cases.SelectMany(c => c.Process.Refused()))
        {
            char.IsUpper(diagnostic.Message[0]).ShouldBeFalse(diagnostic.Message);
            diagnostic.Message.ShouldNotEndWith(".");
            diagnostic.Primary.ShouldNotBeNull().Text.ShouldNotContain('\n');
        }
    }

    [Fact]
    public void The_time_is_told_by_its_own_name()
    {
        foreach (var (code, process) in cases)
        {
            var told = process.InTime("s").Refused().ShouldHaveSingleItem();
            told.Code.ShouldBe(code);
            string[] texts = [told.Message, told.Primary!.Text, .. told.Related.Select(label => label.Text), .. told.Notes, .. told.Helps];
            texts.ShouldAllBe(text => !Regex.IsMatch(text, @"\bt\b"));
        }
    }

    [Fact]
    public void A_drift_that_turns_is_derived_with_a_warning()
    {
        var bag = new DiagnosticBag();
        Deriver.Derive(Given.A("p").In(2).Drift("[[-1, t], [-t, -1]]*x").Sigma("[1, 2]").Bound(), null, bag).ShouldBeOfType<MatrixDerived>();
        var warning = bag.ToImmutable().ShouldHaveSingleItem();
        (warning.Code, warning.Severity).ShouldBe(("NEC3050", Severity.Warning));
        warning.Primary!.Text.ShouldStartWith("rows and columns 1 and 2 of `A/sigma^2` differ at t = ");
        warning.Notes.ShouldContain(n => n.Contains("S_housekeeping", StringComparison.Ordinal) && n.Contains("S_excess", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[[-1, 0.5], [0.5, -1]]*x", "1")]
    [InlineData("[[-1, 0.5], [2, -1]]*x", "[1, 2]")]
    [InlineData("[[-1, t], [4*t, -1]]*x", "[t + 1, 2*(t + 1)]")]
    public void A_drift_that_is_a_gradient_has_no_warning(string drift, string sigma) => Given.A("p").In(2).Drift(drift).Sigma(sigma).DerivedAs<MatrixDerived>();

    [Fact]
    public void Mistakes_in_two_equations_are_both_told() =>
        Given.A("p").Drift("-x*x").Sigma("norm(x)").Refused().Select(d => d.Code).ShouldBe(["NEC3002", "NEC3005"]);

    private static string Told(Diagnostic diagnostic)
    {
        var (source, span) = (diagnostic.Primary!.Location.Source, diagnostic.Primary.Location.Span);
        string[] lines =
        [
            $"{diagnostic.Code}: {diagnostic.Message}",
            $"  {source[span]}   <- {diagnostic.Primary.Text}",
            .. diagnostic.Related.Select(r => $"  {r.Location.Source[r.Location.Span]}   <- {r.Text}"),
            .. diagnostic.Notes.Select(n => $"  note: {n}"),
            .. diagnostic.Helps.Select(h => $"  help: {h}"),
        ];
        return string.Join("\n", lines);
    }
}
