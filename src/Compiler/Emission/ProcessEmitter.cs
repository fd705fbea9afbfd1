using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A derived process as a class. Every method is element-wise in t and works in a dispose scope.</summary>
internal sealed class ProcessEmitter
{
    private readonly CodeWriter code;
    private readonly DerivedProcess derived;
    private readonly BoundProcess process;
    private readonly LetPlan lets;
    private readonly Identifiers members = new(typeof(Process), "t", "scope", "full_like", "NewDisposeScope", "Tensor", "TabulatedIntegral", "LazyInitializer", "Interval", "Math");
    private readonly CSharpNames names;

    public ProcessEmitter(CodeWriter code, DerivedProcess derived)
    {
        (this.code, this.derived, process, lets) = (code, derived, derived.Bound, new LetPlan(derived.Bound));
        names = new CSharpNames
        {
            Symbol = NameOf,
            Apply = (let, arguments) => let.Arguments.Count > 0 ? $"{members[let.Name]}({string.Join(", ", arguments)})" : lets.DependsOnTime(let) ? $"{members[let.Name]}(t)" : members[let.Name],
        };
    }

    public void Emit(string className)
    {
        // What the methods call is known only when all of them are prepared, and is written before them.
        var drift = lets.Prepare(derived.DriftScale);
        var diffusion = lets.Prepare(derived.Diffusion);
        var precision = lets.Prepare(derived.EquilibriumPrecision);
        var (mean, variance) = (Prepare(derived.MeanScale), Prepare(derived.Variance));
        var (start, end) = (lets.Prepare(process.Time.Start), lets.Prepare(process.Time.End));

        code.Line("/// <summary>").Line($"/// The process `{process.Name}`: dY = a(t) Y dt + σ(t) dB.").Line("/// </summary>");
        code.Block($"public sealed class {className} : Process", () =>
        {
            foreach (var parameter in process.Parameters)
            {
                code.Line(SourceMap.Comment(parameter.At, $"param {parameter.Name}"));
                code.Line($"[Parameter({Quote(parameter.Name)})]").Line($"public double {members[parameter.Name]} {{ get; set; }}").Line();
            }
            code.Line($"public override string Name => {Quote(process.Name)};").Line();
            code.Line(SourceMap.Comment(process.Time.At)).Line($"public override Interval Time => new({Print(start)}, {Print(end)});");
            foreach (var let in process.Lets) EmitLet(let);
            Method("DriftScale", "a(t): the drift is a(t) times the state", process.Drift?.At, drift);
            Method("Diffusion", "σ²(t)", process.Sigma?.At, diffusion);
            Method("MeanScale", "μ(t) = exp ∫a", null, mean, derived.MeanScale as Tabulated);
            Method("Variance", "Σ²(t) = μ² ∫σ²/μ²", null, variance, derived.Variance as Tabulated);
            Method("EquilibriumPrecision", "1/v(t) = -2a/σ²", process.Equilibrium?.At, precision);
        });
    }

    private Expr Prepare(Quantity quantity) => quantity switch
    {
        Closed closed => lets.Prepare(closed.Value),
        Tabulated tabulated => lets.Prepare(tabulated.Outer),
        _ => throw new InvalidOperationException($"no such quantity: {quantity.GetType()}"),
    };

    private void EmitLet(BoundLet let)
    {
        foreach (var onTensors in (bool[])[true, false])
        {
            if (!lets.TryGetMethod(let, onTensors, out var body)) continue;
            code.Line().Line(SourceMap.Comment(let.At));
            if (let.Arguments.IsEmpty && !onTensors)
            {
                code.Line($"private double {members[let.Name]} => {Print(body)};");
                continue;
            }
            var type = onTensors ? "Tensor" : "double";
            var arguments = let.Arguments.IsEmpty ? "Tensor t" : string.Join(", ", let.Arguments.Select(a => $"{type} {Argument(a)}"));
            if (onTensors) Body($"private Tensor {members[let.Name]}({arguments})", let.At, () => Tensor(body, let.Arguments.IsEmpty ? "t" : Argument(let.Arguments[0])));
            else code.Line($"private double {members[let.Name]}({arguments}) => {Print(body)};");
        }
    }

    private void Method(string name, string meaning, Location? at, Expr formula, Tabulated? table = null)
    {
        code.Line().Line($"// {meaning}");
        if (at is not null) code.Line(SourceMap.Comment(at));
        if (table is null)
        {
            Body($"public override Tensor {name}(Tensor t)", at, () => Tensor(formula, "t"));
            return;
        }
        var field = $"integralOf{name}";
        code.Line("// No antiderivative was found, so ∫ is tabulated.").Line($"private TabulatedIntegral? {field};").Line();
        Body($"public override Tensor {name}(Tensor t)", null, () => Tensor(formula, "t"),
            $"var integral = LazyInitializer.EnsureInitialized(ref {field}, () => new TabulatedIntegral(t => {Tensor(lets.Prepare(table.Integrand), "t")}, Time)).At(t);");
    }

    private void Body(string head, Location? at, Func<string> value, string? before = null) => code.Block(head, () =>
    {
        code.Line("using var scope = NewDisposeScope();");
        if (before is not null) code.Line(before);
        if (at is not null) code.Line(SourceMap.Directive(at, "        return ".Length));
        code.Line($"return {Atom(value())}.MoveToOuterDisposeScope();");
        if (at is not null) code.Line(SourceMap.Default);
    });

    /// <summary>A formula that does not depend on time is one number, spread over t's shape; what is t itself is copied, for the caller owns the result.</summary>
    private string Tensor(Expr formula, string like)
    {
        if (formula is Symbol { Kind: SymbolKind.Time or SymbolKind.Argument } symbol && symbol != Tabulated.IntegralSymbol && symbol != Tabulated.MeanScaleSymbol) return $"{NameOf(symbol)}.clone()";
        return IsTensor(formula) ? Print(formula) : $"full_like({like}, {Print(formula)})";
    }

    private bool IsTensor(Expr formula) => lets.DependsOnTime(formula) || HasArgument(formula);

    private static bool HasArgument(Expr formula) => formula is Symbol { Kind: SymbolKind.Argument } || formula.Children().Any(HasArgument);

    private string Print(Expr formula) => CSharpPrinter.Print(formula, names);

    private string NameOf(Symbol symbol) => symbol switch
    {
        { Kind: SymbolKind.Time } => "t",
        { Kind: SymbolKind.Parameter } => members[symbol.Name],
        _ when symbol == Tabulated.IntegralSymbol => "integral",
        _ when symbol == Tabulated.MeanScaleSymbol => "MeanScale(t)",
        { Kind: SymbolKind.Argument } => Argument(symbol.Name),
        _ => throw new InvalidOperationException($"`{symbol.Name}` has no place in a function of time"),
    };

    private readonly Identifiers arguments = new(typeof(Process), "scope", "full_like", "NewDisposeScope", "integral", "Math");

    private string Argument(string name) => arguments[name];

    // Names are letters, digits and underscores, so nothing in them needs an escape.
    private static string Quote(string name) => $"\"{name}\"";

    private static string Atom(string text) => IsAtom(text) ? text : $"({text})";

    private static bool IsAtom(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')') depth--;
            else if (depth == 0 && (text[i] == ' ' || (text[i] == '-' && i == 0))) return false;
        }
        return true;
    }
}
