using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Algebra.Printing;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Runtime.Networks;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>
/// A network that the file writes as a formula. What depends on t alone is a number, computed once a time; each field, and what occurs more than
/// once, is computed once a batch.
/// </summary>
internal static class ClosedFormEmitter
{
    /// <param name="process">Whose parameters and definitions the formula may use.</param>
    /// <param name="parameters">What the process's class calls its parameters.</param>
    public static void Emit(CodeWriter code, BoundClosedForm network, BoundProcess process, string className, string processClass, Func<string, string> parameters)
    {
        var written = TimeParts.Folded(process.WrittenOut(network));
        var fields = FieldsOf(written).Distinct().Order().ToArray();
        var stairs = new StairsMembers([written]);
        var (ofTime, rest) = TimeParts.Of(MatricesByRows(written), Locals("ofTime"));
        var (shared, results) = Sharing.Of([rest], Locals("shared"));
        HashSet<Symbol> ofState = [], tensors = [];
        foreach (var (name, part) in shared)
        {
            if (DependsOnState(part)) ofState.Add(name);
            if (IsTensor(part)) tensors.Add(name);
        }
        var names = new CSharpNames
        {
            Symbol = symbol => symbol.Kind switch { SymbolKind.State => "x", SymbolKind.Index => StairsMembers.Index, SymbolKind.Parameter => $"process.{parameters(symbol.Name)}", SymbolKind.Part => symbol.Name, _ => "t" },
            Steps = stairs.Value,
            Item = stairs.Item,
            Vector = (items, printed) => items.Any(DependsOnState)
                ? $"Columns({string.Join(", ", printed.Select(p => $"Column(x, {p})"))})"
                : $"Vector(x, {string.Join(", ", printed)})",
            Field = Value,
            IsTensor = IsTensor,
        };
        var value = CSharpPrinter.Print(results[0], names);
        // x itself would be disposed with the value; one of two values may be it, or lack the samples' dimension.
        var formula = !IsTensor(written) ? $"full_like(x, {value})"
            : !DependsOnState(written) || written is Symbol || Cases.In(written) ? $"({value}).expand_as(x)"
            : value;
        code.Line(SourceMap.Comment(network.At));
        var predicts = network.Predicts == Prediction.Entropy ? "" : $", Prediction.{network.Predicts}";
        code.Block($"public sealed class {className}(NetworkContext context) : ClosedForm(context{predicts})", () =>
        {
            if (written.Symbols().Any(symbol => symbol.Kind == SymbolKind.Parameter)) code.Line($"private readonly {processClass} process = ({processClass})context.Process;").Line();
            stairs.Emit(code, formula => CSharpPrinter.Print(formula, names));
            if (JumpsPrinter.Member([written], new Symbol(network.Time, SymbolKind.Time), names, null) is { } jumps) code.Line(JumpsPrinter.Comment).Line(jumps).Line();
            code.Block("public override Field At(Kernel kernel)", () =>
            {
                if (UsesTime(written)) code.Line("var t = kernel.Time;");
                foreach (var (name, part) in ofTime) code.Line($"var {name.Name} = {CSharpPrinter.Print(part, names)};");
                foreach (var field in fields) code.Line($"var {Name(field)} = {field}(kernel);");
                code.Line("return Field.Of(x =>").Line("{");
                foreach (var field in fields) code.Line($"    var {Value(field)} = {Name(field)}.Evaluate(x);");
                foreach (var (name, part) in shared) code.Line($"    var {name.Name} = {CSharpPrinter.Print(part, names)};");
                code.Line($"    return {formula};").Line($"}}{string.Concat(fields.Select(f => ", " + Name(f)))});");
            });
        });

        bool DependsOnState(Expr e) => e is FieldAt or Symbol { Kind: SymbolKind.State } || e is Symbol part && ofState.Contains(part) || e.Children().Any(DependsOnState);

        bool IsTensor(Expr e) => e is FieldAt or VectorOf or Symbol { Kind: SymbolKind.State } || e is Symbol part && tensors.Contains(part) || e.Children().Any(IsTensor);
    }

    private static IEnumerable<string> Locals(string stem) => Enumerable.Range(1, int.MaxValue - 1).Select(i => $"{stem}{i}");

    private static string Name(FieldKind field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];

    private static string Value(FieldKind field) => Name(field) + "AtX";

    private static IEnumerable<FieldKind> FieldsOf(Expr e) => e is FieldAt field ? [field.Kind] : e.Children().SelectMany(FieldsOf);

    /// <summary>Every matrix that multiplies a vector, computed as far as its entries.</summary>
    private static Expr MatricesByRows(Expr e) => e is MatrixProduct(var matrix, var vector)
        ? new MatrixProduct(Components.Of(matrix, Number).Map(Simplifier.Simplify).Written(), MatricesByRows(vector))
        : e.Map(MatricesByRows);

    private static Components? Number(Expr e) => e is Call { Function.Shape: FunctionShape.Reduction } ? Components.Number(MatricesByRows(e)) : null;

    private static bool UsesTime(Expr e) => e is Symbol { Kind: SymbolKind.Time } || e.Children().Any(UsesTime);
}
