using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Tests.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Derivation;

public class DeriverTests
{
    private static readonly Dictionary<string, Given> known = new()
    {
        ["vp"] = Known.Vp(),
        ["vp from its equilibrium"] = Known.VpFromEquilibrium(),
        ["vp from its kernel"] = Known.VpFromKernel(),
        ["vpx"] = Known.Vpx(0.1),
        ["straight line"] = Known.StraightLine(),
        ["ve"] = Known.VeGeometric(),
        ["edm"] = Known.Edm(),
        ["ou"] = Known.OrnsteinUhlenbeck(),
        ["ou without a drift"] = Known.OrnsteinUhlenbeck(theta: 0),
        ["cosine"] = Known.Cosine(),
        ["condot"] = Known.ConditionalTransport(),
        ["condot from its drift"] = Known.ConditionalTransportFromDrift(),
        ["subvp"] = Known.SubVp(),
        ["tabulated"] = Known.Tabulated(),
        ["half tabulated"] = Known.HalfTabulated(),
        ["relaxing"] = Known.Relaxing(),
        ["log snr as time"] = Known.LogSnrTime(),
        ["mean reverting"] = Known.MeanReverting(),
        ["following"] = Known.Following(),
        ["offset tabulated"] = Known.OffsetTabulated(),
        ["both tabulated"] = Known.BothTabulated(),
        ["offset from its equilibrium"] = Known.OffsetFromEquilibrium(),
        ["offset from its kernel"] = Known.OffsetFromKernel(),
        ["pushed"] = Known.Pushed(),
    };

    public static TheoryData<string> Names => [.. known.Keys];

    /// <summary>d/dt ln μ = a and d/dt Σ² = 2aΣ² + σ², as differences over a short time: both sides by quadrature.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_kernel_solves_the_moment_equations(string name)
    {
        var process = known[name].Derived();
        var values = QuantityValues.Of(process);
        var (start, end) = process.Interval;
        foreach (var u in (double[])[0.02, 0.2, 0.45, 0.7, 0.95])
        {
            var (t, h) = (start + u * (end - start), 0.01 * (end - start));
            double A(double s) => values.At(process.DriftScale, s);
            double Growth(double s) => 2 * A(s) * values.At(process.Variance, s) + values.At(process.Diffusion, s);
            Math.Log(values.At(process.MeanScale, t + h) / values.At(process.MeanScale, t)).ShouldBe(Quadrature.Integrate(A, t, t + h), 1e-10);
            var (before, after) = (values.At(process.Variance, t), values.At(process.Variance, t + h));
            (after - before).ShouldBe(Quadrature.Integrate(Growth, t, t + h), 1e-9 * after);
        }
    }

    public static TheoryData<string> WithOffset => [.. known.Keys.Where(name => known[name].Derived().Offsets.Count > 0)];

    /// <summary>d' = a d + c, and ∇log p_eq = 2(a x + c)/σ².</summary>
    [Theory]
    [MemberData(nameof(WithOffset))]
    public void The_offset_solves_its_equation(string name)
    {
        var process = known[name].Derived();
        var (values, offset) = (QuantityValues.Of(process), process.Offsets.ShouldHaveSingleItem());
        var (start, end) = process.Interval;
        values.At(offset.Mean, start).ShouldBe(0, 1e-15);
        foreach (var u in (double[])[0.02, 0.2, 0.45, 0.7, 0.95])
        {
            var (t, h) = (start + u * (end - start), 0.01 * (end - start));
            double Growth(double s) => values.At(process.DriftScale, s) * values.At(offset.Mean, s) + values.At(offset.Drift, s);
            (values.At(offset.Mean, t + h) - values.At(offset.Mean, t)).ShouldBe(Quadrature.Integrate(Growth, t, t + h), 1e-10);
            var pull = 2 * values.At(offset.Drift, t) / values.At(process.Diffusion, t);
            values.At(offset.Pull, t).ShouldBe(pull, 1e-12 * Math.Abs(pull));
        }
    }

    [Theory]
    [InlineData("-(1 + t)/2*(x - m)", "-m*expm1(-(t + t^2/2)/2)")]
    [InlineData("1 + t", "t + t^2/2")]
    [InlineData("-x + t", "t + expm1(-t)")]
    public void An_offset_is_found_in_closed_form(string drift, string expected) =>
        MathPrinter.Print(Given.A("p").With("m", 0.7).Drift(drift).Sigma("1").Derived().Offsets[0].Mean.ShouldBeOfType<Closed>().Value).ShouldBe(expected);

    [Fact]
    public void An_offset_without_antiderivative_is_tabulated()
    {
        Known.OffsetTabulated().Derived().Offsets[0].Mean.ShouldBeOfType<Tabulated>();
        Known.BothTabulated().Derived().Offsets[0].Mean.ShouldBeOfType<Tabulated>().Outer.DependsOn(Tabulated.MeanScaleSymbol).ShouldBeTrue();
    }

    [Theory]
    [InlineData("-2*x", "1", typeof(IsotropicDerived))]
    [InlineData("-2*(x - [1, 2])", "1", typeof(IsotropicDerived))]
    [InlineData("-[2, 2]*x", "[1, 1]", typeof(IsotropicDerived))]
    [InlineData("[[-2, 0], [0, -2]]*x", "1", typeof(IsotropicDerived))]
    [InlineData("-2*x", "[1, 2]", typeof(ComponentwiseDerived))]
    [InlineData("-[1, 2]*x", "1", typeof(ComponentwiseDerived))]
    [InlineData("[[-1, 0], [0, -2]]*x", "1", typeof(ComponentwiseDerived))]
    [InlineData("-x - sum(x)*[1, 1]", "1", typeof(MatrixDerived))]
    [InlineData("-x - dot([1, 2], x)*[1, 2] + t", "1", typeof(MatrixDerived))]
    public void The_simplest_kind_of_process_is_taken(string drift, string sigma, Type kind)
    {
        var bag = new DiagnosticBag();
        Deriver.Derive(Given.A("p").In(2).Drift(drift).Sigma(sigma).Bound(), null, bag).ShouldBeOfType(kind);
        bag.ToImmutable().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_equilibrium_is_minus_2a_over_the_squared_noise(string name)
    {
        var process = known[name].Derived();
        var values = QuantityValues.Of(process);
        foreach (var u in (double[])[0.1, 0.5, 0.9])
        {
            var t = process.Interval.Start + u * (process.Interval.End - process.Interval.Start);
            var expected = -2 * values.At(process.DriftScale, t) / values.At(process.Diffusion, t);
            values.At(process.EquilibriumPrecision, t).ShouldBe(expected, 1e-12 * Math.Abs(expected) + double.Epsilon);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_process_that_is_not_stated_by_its_kernel_starts_from_the_data(string name)
    {
        var process = known[name].Derived();
        if (process.Bound.Kernel is not null) return;
        var values = QuantityValues.Of(process);
        values.At(process.MeanScale, process.Interval.Start).ShouldBe(1, 1e-15);
        values.At(process.Variance, process.Interval.Start).ShouldBe(0, 1e-18);
    }

    [Fact]
    public void Vp_has_the_kernel_of_the_literature()
    {
        var values = QuantityValues.Of(Known.Vp().Derived());
        var process = Known.Vp().Derived();
        values.At(process.MeanScale, 1).ShouldBe(Math.Exp(-4.025), 1e-15);
        values.At(process.Variance, 1).ShouldBe(1 - Math.Exp(-8.05), 1e-14);
        values.At(process.Variance, 1e-9).ShouldBe(1.0000000795e-10, 1e-18);
    }

    [Fact]
    public void Each_way_to_state_vp_gives_the_same_formulas()
    {
        var first = Known.Vp().Derived();
        foreach (var other in (IsotropicDerived[])[Known.VpFromEquilibrium().Derived(), Known.VpFromKernel().Derived()])
        {
            other.DriftScale.ShouldBe(first.DriftScale);
            other.Diffusion.ShouldBe(first.Diffusion);
            other.MeanScale.ShouldBe(first.MeanScale);
            other.Variance.ShouldBe(first.Variance);
            other.EquilibriumPrecision.ShouldBe(first.EquilibriumPrecision);
        }
    }

    [Fact]
    public void A_drift_and_an_equilibrium_give_the_noise() =>
        MathPrinter.Print(Given.A("p").With("v", 2).Drift("-(1 + t)*x").Equilibrium("0", "sqrt(v)").Derived().Diffusion).ShouldBe("2*v*(1 + t)");

    [Fact]
    public void All_three_may_be_stated_when_they_agree() =>
        MathPrinter.Print(Given.A("p").With("k", 0.5).Drift("-x/2").Sigma("k").Equilibrium("0", "k").Derived().EquilibriumPrecision).ShouldBe("1/k^2");

    [Fact]
    public void Everything_may_be_stated_when_it_agrees() =>
        Given.A("p").Drift("-x/2").Sigma("1").Equilibrium("0", "1").Kernel("exp(-t/2)*x", "sqrt(1 - exp(-t))").Derived();

    [Fact]
    public void The_equilibrium_may_move_in_time() =>
        MathPrinter.Print(Given.A("p").Equilibrium("0", "1 + t").Sigma("1").Derived().DriftScale).ShouldBe("-1/(2*(1 + t)^2)");

    [Fact]
    public void Given_values_take_the_place_of_the_files()
    {
        var bag = new DiagnosticBag();
        var process = Deriver.Derive(Known.Vp().Bound(), new Dictionary<string, double> { ["beta_max"] = 20 }, bag).ShouldBeOfType<IsotropicDerived>();
        process.Values["beta_max"].ShouldBe(20);
        process.Values["beta_min"].ShouldBe(0.1);
        QuantityValues.Of(process).At(process.Diffusion, 1).ShouldBe(20, 1e-14);
    }

    [Fact]
    public void The_interval_may_depend_on_parameters()
    {
        var process = Given.A("p").With("t0", 0.25).Over("t0", "2*t0 + 1").Drift("-x").Sigma("1").Derived();
        process.Interval.ShouldBe((0.25, 1.5));
        process.MeanScale.ShouldBeOfType<Closed>();
        MathPrinter.Print(((Closed)process.MeanScale).Value).ShouldBe("exp(t0 - t)");
    }

    [Fact]
    public void Definitions_of_the_file_are_looked_through()
    {
        var drift = -(Expr)new Apply("beta", []) / 2 * Text.State;
        var process = Given.A("p").Let("beta", "1 + t").Drift(drift).Equilibrium("0", "1").Derived();
        MathPrinter.Print(process.Diffusion).ShouldBe("1 + t");
    }

    [Fact]
    public void A_closed_form_that_loses_its_digits_near_the_start_is_not_taken() =>
        Known.ConditionalTransportFromDrift().Derived().Variance.ShouldBeOfType<Tabulated>();

    [Fact]
    public void What_has_no_antiderivative_is_tabulated()
    {
        var both = Known.Tabulated().Derived();
        both.MeanScale.ShouldBeOfType<Tabulated>();
        both.Variance.ShouldBeOfType<Tabulated>().Outer.DependsOn(Tabulated.MeanScaleSymbol).ShouldBeTrue();
        Known.HalfTabulated().Derived().MeanScale.ShouldBeOfType<Closed>();
        Known.HalfTabulated().Derived().Variance.ShouldBeOfType<Tabulated>();
    }

    [Theory]
    [InlineData("0", "1", "exp(-t)", "sqrt(1 - exp(-2*t))")]
    [InlineData("1e-3", "1", "exp(-t)", "sqrt(1 - exp(-2*t))")]
    [InlineData("0.2", "1", "exp(-t)", "sqrt(1 - exp(-2*t))")]
    [InlineData("1", "2", "exp(1 - t)", "sqrt(1 - exp(2 - 2*t))")]
    [InlineData("0", "1", "1", "0.01*5000^t")]
    public void A_kernel_may_start_at_the_data_or_a_cut_off_later(string start, string end, string mean, string deviation) =>
        Given.A("p").Over(start, end).Kernel(mean + "*x", deviation).Derived();

    [Theory]
    [InlineData("0", "t")]
    [InlineData("0.2", "t^2")]
    [InlineData("1e-3", "1e-5 + t")]
    public void So_may_its_offset(string start, string offset) =>
        Given.A("p").Over(start, "1").Kernel($"exp(-t)*x + {offset}", "sqrt(1 - exp(-2*t))").Derived();
}
