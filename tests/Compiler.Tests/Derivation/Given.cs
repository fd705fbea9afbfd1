using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Tests.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;
using Shouldly;

namespace NeuralEntropy.Compiler.Tests.Derivation;

/// <summary>Bound processes for tests, made from formulas: <c>t</c> is the time, <c>x</c> the state.</summary>
internal sealed class Given
{
    private readonly List<BoundParameter> parameters = [];
    private string text = "";

    private Given(string name) =>
        Process = new BoundProcess(name, At(name), new BoundTime("t", 0, 1, At("[0, 1]")), "x", [], [], null, null, null, null);

    private BoundProcess Process { get; set; }

    public static Given A(string name) => new(name);

    public Given Over(string start, string end) =>
        Set(Process with { Time = new BoundTime("t", Text.Read(start), Text.Read(end), At($"[{start}, {end}]")) });

    /// <summary>The same with a time of another name.</summary>
    public Given InTime(string name)
    {
        Expr? In(Expr? formula) => formula?.Substitute(new Symbol("t", SymbolKind.Time), new Symbol(name, SymbolKind.Time));
        BoundEquation? Equation(BoundEquation? e) => e is null ? null : e with { Value = In(e.Value)! };
        BoundNormal? Normal(BoundNormal? n) => n is null ? null : n with { Mean = In(n.Mean), Deviation = In(n.Deviation) };
        var renamed = new Given(Process.Name)
        {
            Process = Process with
            {
                Time = Process.Time with { Name = name },
                Drift = Equation(Process.Drift),
                Sigma = Equation(Process.Sigma),
                Equilibrium = Normal(Process.Equilibrium),
                Kernel = Normal(Process.Kernel),
            },
        };
        renamed.parameters.AddRange(parameters);
        return renamed;
    }

    /// <summary>A state of so many components.</summary>
    public Given In(int dimension) => Set(Process with { Dimension = dimension });

    public Given With(string parameter, double value)
    {
        parameters.Add(new BoundParameter(parameter, value, At(parameter)));
        return this;
    }

    public Given Drift(string formula) => Set(Process with { Drift = Equation(formula) });

    public Given Sigma(string formula) => Set(Process with { Sigma = Equation(formula) });

    public Given Equilibrium(string mean, string deviation) => Set(Process with { Equilibrium = Normal(mean, deviation) });

    public Given FlatEquilibrium() => Set(Process with { Equilibrium = new BoundNormal(null, null, At("flat")) });

    public Given FlatKernel() => Set(Process with { Kernel = new BoundNormal(null, null, At("flat")) });

    public Given Kernel(string mean, string deviation) => Set(Process with { Kernel = Normal(mean, deviation) });

    public Given Drift(Expr formula) => Set(Process with { Drift = new BoundEquation(formula, At("drift")) });

    public Given Let(string name, string body) =>
        Set(Process with { Lets = Process.Lets.Add(new BoundLet(name, [], [], Text.Read(body), Shape.Number, At(name))) });

    public BoundProcess Bound() => Process with { Parameters = [.. parameters] };

    /// <summary>The derived process of components that are alike; fails the test with the diagnostics when there are any.</summary>
    public IsotropicDerived Derived() => DerivedAs<IsotropicDerived>();

    public T DerivedAs<T>() where T : DerivedProcess
    {
        var bag = new DiagnosticBag();
        var derived = Deriver.Derive(Bound(), null, bag);
        bag.ToImmutable().Select(d => $"{d.Code} {d.Message} {d.Primary?.Text} {string.Join("; ", d.Notes)}").ShouldBeEmpty();
        return derived.ShouldBeOfType<T>();
    }

    /// <summary>What is wrong with a process that must not be derived.</summary>
    public ImmutableArray<Diagnostic> Refused()
    {
        var bag = new DiagnosticBag();
        Deriver.Derive(Bound(), null, bag).ShouldBeNull();
        return bag.ToImmutable();
    }

    private Given Set(BoundProcess process)
    {
        Process = process;
        return this;
    }

    private BoundEquation Equation(string formula) => new(Text.Read(formula), At(formula));

    private BoundNormal Normal(string mean, string deviation) =>
        new(Text.Read(mean), Text.Read(deviation), At($"normal({mean}, {deviation})"));

    /// <summary>A place in a source that holds what was given, in the order in which it was given.</summary>
    private Location At(string piece)
    {
        text += piece + "\n";
        return new Location(new SourceText("test.sde", text), new Span(text.Length - piece.Length - 1, piece.Length));
    }
}
