using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>A derived process as a class; local definitions are written out where they are used.</summary>
internal abstract class ProcessEmitter
{
    private readonly Type baseClass;
    private readonly string className;
    private readonly StairsMembers stairs;
    private readonly EquatableArray<Expr> formulas;
    private readonly HashSet<Symbol> sharedTensors = [];

    /// <param name="formulas">All that the class computes.</param>
    /// <param name="reserved">Names that it uses beside those of its base class.</param>
    protected ProcessEmitter(CodeWriter code, DerivedProcess derived, string className, Type baseClass, IEnumerable<Expr> formulas, params IEnumerable<string> reserved)
    {
        (Code, Process, this.className, this.baseClass) = (code, derived.Bound, className, baseClass);
        this.formulas = [.. formulas];
        stairs = new StairsMembers([.. this.formulas, Process.Time.Start, Process.Time.End]);
        Members = new Identifiers(baseClass, [className, "t", "Interval", "Math", "LazyInitializer", "Staircase", "Breaks", StairsMembers.Index, .. stairs.Names, .. reserved]);
        Names = new CSharpNames { Symbol = NameOf, Steps = stairs.Value, Item = stairs.Item, IsTensor = e => IsTensor(e) || e is Symbol s && sharedTensors.Contains(s) };
    }

    protected CodeWriter Code { get; }

    protected BoundProcess Process { get; }

    protected Identifiers Members { get; }

    protected CSharpNames Names { get; }

    /// <summary>What the process is, as one writes it.</summary>
    protected abstract string Equation { get; }

    /// <returns>What the class calls its parameters.</returns>
    public static Func<string, string> Emit(CodeWriter code, DerivedProcess derived, string className)
    {
        ProcessEmitter emitter = derived switch
        {
            IsotropicDerived one => new IsotropicEmitter(code, one, className),
            ComponentwiseDerived each => new ComponentwiseEmitter(code, each, className),
            MatrixDerived coupled => new MatrixEmitter(code, coupled, className),
            _ => throw new InvalidOperationException($"no case for {derived}"),
        };
        emitter.Emit();
        return parameter => emitter.Members[parameter];
    }

    private void Emit()
    {
        Code.Line($"/// <summary>The process {Process.Name}: {Equation}.</summary>");
        Code.Block($"public sealed class {className} : {baseClass.Name}", () =>
        {
            foreach (var parameter in Process.Parameters)
            {
                Code.Line(SourceMap.Comment(parameter.At, $"param {parameter.Name}"));
                Code.Line($"[Parameter({Quote(parameter.Name)})]").Line($"public double {Members[parameter.Name]} {{ get; set; }}").Line();
            }
            stairs.Emit(Code, Print);
            Code.Line($"public override string Name => {Quote(Process.Name)};").Line();
            if (!Process.TimeChanges.IsEmpty) Code.Line($"// t is {Process.Time.Name} of the file, with {string.Join(" and ", Process.WrittenChanges())}.");
            Code.Line(SourceMap.Comment(Process.Time.At)).Line($"public override Interval Time => new({Print(Process.Time.Start)}, {Print(Process.Time.End)});");
            if (JumpsPrinter.Member(formulas, Process.TimeSymbol(), Names, "Time") is { } jumps) Code.Line().Line(JumpsPrinter.Comment).Line(jumps);
            Methods();
        });
    }

    /// <summary>Writes as locals what occurs in the formulas of a method more than once.</summary>
    /// <param name="costly">Symbols that stand for a computation.</param>
    /// <returns>The formulas over the locals.</returns>
    protected EquatableArray<Expr> WithShared(IEnumerable<Expr> formulas, params Symbol[] costly)
    {
        var sharing = Sharing.Of(formulas, Members.Locals("shared"), costly);
        foreach (var (name, value) in sharing.Parts)
        {
            if (HasTensor(value)) sharedTensors.Add(name);
            else sharedTensors.Remove(name);
            Code.Line($"var {name.Name} = {Print(value)};");
        }
        return sharing.Formulas;
    }

    protected bool HasTensor(Expr formula) => formula.DescendantsAndSelf().Any(Names.IsTensor);

    /// <summary>Whether a symbol stands for a tensor.</summary>
    protected virtual bool IsTensor(Expr formula) => false;

    /// <summary>All but the name, the time and the parameters.</summary>
    protected abstract void Methods();

    /// <summary>A line that Roslyn takes to stand where the file states it.</summary>
    protected void Mapped(Location? at, string start, string line)
    {
        const int indentation = 8;
        if (at is not null) Code.Line(SourceMap.Directive(at, indentation + start.Length));
        Code.Line(start + line);
        if (at is not null) Code.Line(SourceMap.Default);
    }

    /// <summary>The places of the file that a member comes from.</summary>
    protected void Sources(params IEnumerable<Location?> places)
    {
        foreach (var at in places.OfType<Location>().DistinctBy(at => at.Span)) Code.Line(SourceMap.Comment(at));
    }

    protected string Print(Expr formula) => CSharpPrinter.Print(formula, Names);

    protected virtual string NameOf(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Time => "t",
        SymbolKind.Index => StairsMembers.Index,
        SymbolKind.Part => symbol.Name,
        SymbolKind.Parameter => Members[symbol.Name],
        _ => throw new InvalidOperationException($"`{symbol.Name}` has no place in a function of time"),
    };

    // Names are letters, digits and underscores, so nothing in them needs an escape.
    private static string Quote(string name) => $"\"{name}\"";
}
