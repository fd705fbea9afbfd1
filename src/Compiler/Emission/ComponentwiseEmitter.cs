using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A process of independent components that differ. Where a component's kernel has no closed form, the runtime solves the equations of all.</summary>
internal sealed class ComponentwiseEmitter(CodeWriter code, ComponentwiseDerived derived, string className) : LinearEmitter(code, derived, className)
{
    protected override EquatableArray<Expr> Drift => [.. derived.Axes.Select(axis => axis.DriftScale)];

    protected override EquatableArray<Expr> Offset => [.. derived.Axes.Select(axis => axis.Offsets is [var offset] ? offset.Drift : 0)];

    protected override EquatableArray<Expr> Diffusion => [.. derived.Axes.Select(axis => axis.Diffusion)];

    protected override void Methods()
    {
        base.Methods();
        var mean = derived.Axes.Select(axis => axis.MeanScale).ToArray();
        Quantity[] offset = [.. derived.Axes.Select(axis => axis.Offsets is [var own] ? own.Mean : new Closed(0))];
        var variance = derived.Axes.Select(axis => axis.Variance).ToArray();
        if (mean.Concat(offset).Concat(variance).Any(quantity => quantity is not Closed)) return;
        Code.Line().Line("// μ(t), d(t) and Σ²(t) of every component");
        Sources(Process.Kernel?.At);
        Code.Block("protected override LinearMoments? ClosedMomentsAt(double t)", () =>
        {
            var parts = WithShared(Values(mean), Values(offset), Values(variance));
            Mapped(Process.Kernel?.At, "var mean = ", $"{MatrixOf(parts[0])};");
            Mapped(Process.Kernel?.At, "double[] offset = ", $"{List(parts[1])};");
            Mapped(Process.Kernel?.At, "var covariance = ", $"{MatrixOf(parts[2])};");
            Code.Line("return new LinearMoments(mean, offset, covariance);");
        });
    }

    protected override string MatrixOf(EquatableArray<Expr> entries) => $"Matrix.Diagonal({string.Join(", ", entries.Select(Print))})";

    private static EquatableArray<Expr> Values(IEnumerable<Quantity> quantities) => [.. quantities.Select(quantity => ((Closed)quantity).Value)];
}
