using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary><c>steps([x_1, …, x_K], u)</c>, <c>steps(file("x.npy"), u)</c>, or <c>steps(x, K, u)</c> with a local function x of the index.</summary>
internal sealed class StepsBinder(ExpressionBinder binder, SourceText source, BindingReport diagnostics)
{
    public const string Name = "steps";
    public const string Usage = "steps([x_1, x_2], u)";

    public Typed? Bind(CallExpression syntax)
    {
        var table = syntax.Arguments switch
        {
            [{ Value: ListExpression list }, _] => OfList(list),
            [{ Value: CallExpression { Function.Name: ScheduleFile.Name } file }, _] => new ScheduleFile(source, diagnostics).Bind(file) is { } numbers ? Of(numbers) : null,
            [{ Value: NameExpression function }, { Value: var count }, _] => OfFunction(function, count),
            _ => Refuse<StepTable>(NameDiagnostics.StepsUsage(At(syntax), "this is neither a list or a file and a place, nor a function, a count and a place")),
        };
        if (table is null || binder.Number(syntax.Arguments[^1].Value, "the place among the steps") is not { } u) return null;
        return new Typed(new Steps(table, u), Shape.Number);
    }

    private StepTable? OfList(ListExpression syntax)
    {
        var items = syntax.Items.Select(i => Unmoved(i, "an item of `steps`")).OfType<Expr>().ToArray();
        if (items.Length < syntax.Items.Length) return null;
        return Array.TrueForAll(items, IsNumber)
            ? Of(new NumberTable([.. items.Select(i => Evaluator.Evaluate(i, new Dictionary<string, double>()))]))
            : new StepTable(new ItemOfFormulas([.. items]), items.Length);
    }

    private static StepTable Of(NumberTable numbers) => new(new ItemOfNumbers(numbers), numbers.Values.Length);

    private StepTable? OfFunction(NameExpression function, Expression countSyntax)
    {
        var (name, count) = (function.Identifier.Name, Unmoved(countSyntax, "the number of steps"));
        if (binder.Resolve(function.Identifier) is not LetMeaning { Arguments: [_] } let)
            return Refuse<StepTable>(NameDiagnostics.StepsUsage(At(function), $"`{name}` is not a local function of one argument"));
        if (let.Owner.Of(name, [Shape.Number], At(function)) is not { } bound || count is null) return null;
        if (!bound.Shape.Fits(Shape.Number)) return Refuse<StepTable>(ShapeDiagnostics.NumberNeeded(At(function), "an item of `steps`", bound.Shape));
        var item = new Apply(bound.Name, [StepTable.Index]);
        return Moving(item) is { } moving ? Refuse<StepTable>(NameDiagnostics.StepsMove(At(function), "an item of `steps`", moving)) : new StepTable(item, count);
    }

    /// <summary>A number that is the same at all times and in all states.</summary>
    private Expr? Unmoved(Expression syntax, string role)
    {
        if (binder.Number(syntax, role) is not { } number) return null;
        return Moving(number) is { } moving ? Refuse<Expr>(NameDiagnostics.StepsMove(At(syntax), role, moving)) : number;
    }

    /// <summary>The time, the state or the argument of a definition around it, on which the formula depends; null where there is none.</summary>
    private string? Moving(Expr formula, bool inDefinition = false) => formula switch
    {
        Symbol { Kind: SymbolKind.Time or SymbolKind.State } s => s.Name,
        // Inside of a definition its own arguments are what it is called with.
        Symbol { Kind: SymbolKind.Argument } s when !inDefinition => s.Name,
        Apply(var name, var arguments) => Moving(arguments, inDefinition) ?? Moving(binder.BodyOf(name), inDefinition: true),
        _ => Moving(formula.Children(), inDefinition),
    };

    private string? Moving(IEnumerable<Expr> formulas, bool inDefinition) => formulas.Select(f => Moving(f, inDefinition)).FirstOrDefault(n => n is not null);

    private static bool IsNumber(Expr item) => item is Constant || (item is not Apply && item.Children().Any() && item.Children().All(IsNumber));

    private Location At(SyntaxNode node) => new(source, node.Span);

    private T? Refuse<T>(Diagnostic diagnostic) where T : class
    {
        diagnostics.Add(diagnostic);
        return null;
    }
}
