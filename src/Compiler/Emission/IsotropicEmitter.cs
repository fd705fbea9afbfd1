using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A process of components that are alike. Every method is element-wise in t and works in a dispose scope.</summary>
internal sealed class IsotropicEmitter(CodeWriter code, IsotropicDerived derived, string className)
    : ProcessEmitter(code, derived, className, typeof(IsotropicProcess), derived.Formulas, [.. Reserved, .. derived.Offsets.SelectMany((_, i) => new[] { OffsetName(i), Table(OffsetName(i)) })])
{
    private const string Return = "return ";
    private static readonly string[] Reserved = ["scope", "integral", "full_like", "stack", "NewDisposeScope", "Tensor", "TabulatedIntegral", "integralOfMeanScale", "integralOfVariance"];

    private readonly Symbol time = derived.Time;

    protected override string Equation => derived.Offsets.Count == 0 ? "dY = a(t) Y dt + σ(t) dB" : "dY = (a(t) Y + c(t)) dt + σ(t) dB";

    protected override void Methods()
    {
        Method("DriftScale", derived.Offsets.Count == 0 ? "a(t): the drift is a(t) times the state" : "a(t): the drift is a(t) times the state and c(t)", Process.Drift?.At, new Closed(derived.DriftScale));
        Method("Diffusion", "σ²(t)", Process.Sigma?.At, new Closed(derived.Diffusion));
        Method("MeanScale", "μ(t) = exp ∫a", Process.Kernel?.At, derived.MeanScale);
        Method("Variance", "Σ²(t) = μ² ∫σ²/μ²", Process.Kernel?.At, derived.Variance);
        Method("EquilibriumPrecision", "1/v(t) = -2a/σ²", Process.Equilibrium?.At, new Closed(derived.EquilibriumPrecision));
        if (derived.Offsets.Count == 0) return;
        Offsets("MeanOffset", "d(t) = μ ∫c/μ", Process.Kernel?.At, [.. derived.Offsets.Select(o => o.Mean)]);
        Offsets("EquilibriumPull", "2c(t)/σ²", Process.Equilibrium?.At, [.. derived.Offsets.Select(o => new Closed(o.Pull))]);
    }

    private void Method(string name, string meaning, Location? at, Quantity quantity, string access = "public override")
    {
        var table = Table(name);
        Code.Line().Line($"// {meaning}");
        Sources(at);
        if (quantity is Tabulated) Code.Line("// No antiderivative was found, so ∫ is tabulated.").Line($"private TabulatedIntegral? {table};").Line();
        Code.Block($"{access} Tensor {name}(Tensor t)", () =>
        {
            Code.Line("using var scope = NewDisposeScope();");
            if (quantity is Tabulated tabulated)
                Code.Line($"var integral = LazyInitializer.EnsureInitialized(ref {table}, () => new TabulatedIntegral(").Line($"    t => {Tensor(tabulated.Integrand)},").Line($"    Time{Breaks(tabulated.Integrand)})).At(t);");
            var formula = WithShared([quantity is Tabulated { Outer: var outer } ? outer : ((Closed)quantity).Value], Tabulated.MeanScaleSymbol)[0];
            Mapped(at, Return, $"{Atom(Tensor(formula))}.MoveToOuterDisposeScope();");
        });
    }

    /// <summary>What has one dimension more than t, of the length of the offsets.</summary>
    private void Offsets(string name, string meaning, Location? at, EquatableArray<Quantity> quantities)
    {
        for (var i = 0; i < quantities.Count; i++)
            if (quantities[i] is Tabulated tabulated) Method(OffsetName(i), quantities.Count == 1 ? meaning : $"{meaning} of component {i + 1}", at, tabulated, "private");
        Code.Line().Line($"// {meaning}{(quantities.Count == 1 ? "" : ", for each component")}");
        Sources(at);
        Code.Block($"public override Tensor? {name}(Tensor t)", () =>
        {
            Code.Line("using var scope = NewDisposeScope();");
            var closed = new Queue<Expr>(WithShared(quantities.OfType<Closed>().Select(quantity => quantity.Value), Tabulated.MeanScaleSymbol));
            var items = quantities.Select((quantity, i) => quantity is Closed ? Tensor(closed.Dequeue()) : $"{OffsetName(i)}(t)");
            Mapped(at, Return, $"stack([{string.Join(", ", items)}], -1).MoveToOuterDisposeScope();");
        });
    }

    /// <summary>Where an integrand jumps, and where a tabulated mean scale in it has kinks.</summary>
    private string Breaks(Expr integrand)
    {
        Expr[] within = integrand.DependsOn(Tabulated.MeanScaleSymbol) && derived.MeanScale is Tabulated mean ? [integrand, mean.Integrand] : [integrand];
        string[] breaks =
        [
            .. from s in within.SelectMany(e => e.Staircases()).DistinctBy(s => (s.Table.Count, s.Argument))
               where s.Argument.DependsOn(time)
               select $".. Breaks.Of({Print(s.Table.Count)}, t => {Print(s.Argument)}, Time)",
        ];
        string[] items = [.. breaks, .. JumpsPrinter.Times(within, time, Names, "Time")];
        return items switch
        {
            [['.', '.', ' ', .. var list]] => ", " + list,
            _ when items.Any(item => item.StartsWith("..", StringComparison.Ordinal)) => $", [{string.Join(", ", items)}]",
            _ => string.Concat(items.Select(item => ", " + item)),
        };
    }

    private static string OffsetName(int i) => $"MeanOffset{i + 1}";

    private static string Table(string name) => $"integralOf{name}";

    /// <summary>A formula that does not depend on time is one number, spread over t's shape; what is t itself is copied, for the caller owns the result.</summary>
    private string Tensor(Expr formula) => formula switch
    {
        _ when formula == time => "t.clone()",
        _ when !HasTensor(formula) => $"full_like(t, {Print(formula)})",
        Choice(var condition, var then, var otherwise) when !HasTensor(condition) => $"{Print(condition)} ? {Tensor(then)} : {Tensor(otherwise)}",
        _ => Print(formula),
    };

    protected override bool IsTensor(Expr formula) => formula is Symbol { Kind: SymbolKind.Time or SymbolKind.Argument };

    protected override string NameOf(Symbol symbol) =>
        symbol == Tabulated.IntegralSymbol ? "integral" : symbol == Tabulated.MeanScaleSymbol ? "MeanScale(t)" : base.NameOf(symbol);

    private static string Atom(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (depth == 0 && c is ' ' or '-') return $"({text})";
        }
        return text;
    }
}
