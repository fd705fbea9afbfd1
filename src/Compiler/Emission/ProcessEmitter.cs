using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A derived process as a class. Every method is element-wise in t and works in a dispose scope; local definitions are written out where they are used.</summary>
internal sealed class ProcessEmitter
{
    private const string Return = "        return ";

    private readonly CodeWriter code;
    private readonly DerivedProcess derived;
    private readonly BoundProcess process;
    private readonly Symbol time;
    private readonly Identifiers members;
    private readonly string className;
    private static readonly string[] Reserved = ["t", "scope", "integral", "full_like", "NewDisposeScope", "Tensor", "TabulatedIntegral", "LazyInitializer", "Interval", "Math", "integralOfMeanScale", "integralOfVariance", "Staircase", "Breaks", StairsMembers.Index];
    private readonly StairsMembers stairs;
    private readonly CSharpNames names;

    public ProcessEmitter(CodeWriter code, DerivedProcess derived, string className)
    {
        (this.code, this.derived, process, this.className) = (code, derived, derived.Bound, className);
        stairs = new StairsMembers(Formulas);
        members = new Identifiers(typeof(IsotropicProcess), [className, .. Reserved, .. stairs.Names]);
        time = new Symbol(process.Time.Name, SymbolKind.Time);
        names = new CSharpNames { Symbol = NameOf, Steps = stairs.Value, Item = stairs.Item };
    }

    public void Emit()
    {
        code.Line($"/// <summary>The process {process.Name}: dY = a(t) Y dt + σ(t) dB.</summary>");
        code.Block($"public sealed class {className} : IsotropicProcess", () =>
        {
            foreach (var parameter in process.Parameters)
            {
                code.Line(SourceMap.Comment(parameter.At, $"param {parameter.Name}"));
                code.Line($"[Parameter({Quote(parameter.Name)})]").Line($"public double {members[parameter.Name]} {{ get; set; }}").Line();
            }
            stairs.Emit(code, Print);
            code.Line($"public override string Name => {Quote(process.Name)};").Line();
            code.Line(SourceMap.Comment(process.Time.At)).Line($"public override Interval Time => new({Print(process.Time.Start)}, {Print(process.Time.End)});");
            Method("DriftScale", "a(t): the drift is a(t) times the state", process.Drift?.At, new Closed(derived.DriftScale));
            Method("Diffusion", "σ²(t)", process.Sigma?.At, new Closed(derived.Diffusion));
            Method("MeanScale", "μ(t) = exp ∫a", process.Kernel?.At, derived.MeanScale);
            Method("Variance", "Σ²(t) = μ² ∫σ²/μ²", process.Kernel?.At, derived.Variance);
            Method("EquilibriumPrecision", "1/v(t) = -2a/σ²", process.Equilibrium?.At, new Closed(derived.EquilibriumPrecision));
        });
    }

    private void Method(string name, string meaning, Location? at, Quantity quantity)
    {
        var table = $"integralOf{name}";
        code.Line().Line($"// {meaning}");
        if (at is not null) code.Line(SourceMap.Comment(at));
        if (quantity is Tabulated) code.Line("// No antiderivative was found, so ∫ is tabulated.").Line($"private TabulatedIntegral? {table};").Line();
        code.Block($"public override Tensor {name}(Tensor t)", () =>
        {
            code.Line("using var scope = NewDisposeScope();");
            if (quantity is Tabulated tabulated)
                code.Line($"var integral = LazyInitializer.EnsureInitialized(ref {table}, () => new TabulatedIntegral(").Line($"    t => {Tensor(tabulated.Integrand)},").Line($"    Time{Breaks(tabulated.Integrand)})).At(t);");
            if (at is not null) code.Line(SourceMap.Directive(at, Return.Length));
            code.Line($"return {Atom(Tensor(quantity is Tabulated { Outer: var outer } ? outer : ((Closed)quantity).Value))}.MoveToOuterDisposeScope();");
            if (at is not null) code.Line(SourceMap.Default);
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
               select $"Breaks.Of({Print(s.Table.Count)}, t => {Print(s.Argument)}, Time)",
        ];
        return breaks switch { [] => "", [var one] => ", " + one, _ => $", [{string.Join(", ", breaks.Select(b => ".. " + b))}]" };
    }

    private IEnumerable<Expr> Formulas =>
    [
        derived.DriftScale, derived.Diffusion, derived.EquilibriumPrecision, process.Time.Start, process.Time.End,
        .. ((Quantity[])[derived.MeanScale, derived.Variance]).SelectMany(q => q is Tabulated t ? (Expr[])[t.Integrand, t.Outer] : [((Closed)q).Value]),
    ];

    /// <summary>A formula that does not depend on time is one number, spread over t's shape; what is t itself is copied, for the caller owns the result.</summary>
    private string Tensor(Expr formula) =>
        formula == time ? "t.clone()" : IsTensor(formula) ? Print(formula) : $"full_like(t, {Print(formula)})";

    private static bool IsTensor(Expr formula) => formula is Symbol { Kind: SymbolKind.Time or SymbolKind.Argument } || formula.Children().Any(IsTensor);

    private string Print(Expr formula) => CSharpPrinter.Print(formula, names);

    private string NameOf(Symbol symbol) => symbol switch
    {
        { Kind: SymbolKind.Time } => "t",
        { Kind: SymbolKind.Index } => StairsMembers.Index,
        { Kind: SymbolKind.Parameter } => members[symbol.Name],
        _ when symbol == Tabulated.IntegralSymbol => "integral",
        _ when symbol == Tabulated.MeanScaleSymbol => "MeanScale(t)",
        _ => throw new InvalidOperationException($"`{symbol.Name}` has no place in a function of time"),
    };

    // Names are letters, digits and underscores, so nothing in them needs an escape.
    private static string Quote(string name) => $"\"{name}\"";

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
