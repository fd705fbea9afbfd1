using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;

namespace NeuralEntropy.Compiler.Emission;

/// <summary>
/// Decides how the file's local definitions become methods. One without arguments is a method of t, or a number; one with arguments gets an
/// overload on tensors, on numbers, or both, as it is called. What no overload fits (arguments of both kinds, a body that also reads t)
/// is written out at its place.
/// </summary>
internal sealed class LetPlan
{
    private readonly Dictionary<string, Definition> definitions;
    private readonly Symbol time;
    private readonly Dictionary<(string Name, bool OnTensors), Expr> methods = [];

    public LetPlan(BoundProcess process)
    {
        definitions = process.Lets.ToDictionary(l => l.Name, l => new Definition([.. l.Arguments], l.Body));
        time = new Symbol(process.Time.Name, SymbolKind.Time);
    }

    /// <summary>The methods that the prepared formulas call.</summary>
    public bool TryGetMethod(BoundLet let, bool onTensors, out Expr body) => methods.TryGetValue((let.Name, onTensors), out body!);

    /// <summary>Whether a formula's value is a tensor: it depends on t.</summary>
    public bool DependsOnTime(Expr formula) => formula.DependsOn(time, definitions);

    /// <summary>The formula with only such applications left as there are methods for.</summary>
    public Expr Prepare(Expr formula) => Prepare(formula, argumentsAreTensors: false);

    private Expr Prepare(Expr formula, bool argumentsAreTensors)
    {
        if (formula is not Apply apply) return formula.Map(inner => Prepare(inner, argumentsAreTensors));
        var readsTime = DependsOnTime(definitions[apply.Name].Body);
        var arguments = apply.Arguments.Select(a => Prepare(a, argumentsAreTensors)).ToArray();
        var tensors = arguments.Count(a => IsTensor(a, argumentsAreTensors));
        if (arguments.Length > 0 && (readsTime || (tensors > 0 && tensors < arguments.Length))) return Inliner.Inline(apply, definitions);
        var onTensors = arguments.Length > 0 ? tensors > 0 : readsTime;
        if (!methods.ContainsKey((apply.Name, onTensors)))
        {
            // Taken first: the body's own calls are prepared under it, and the binder has refused circles.
            methods[(apply.Name, onTensors)] = definitions[apply.Name].Body;
            methods[(apply.Name, onTensors)] = Prepare(definitions[apply.Name].Body, onTensors);
        }
        return new Apply(apply.Name, [.. arguments]);
    }

    private bool IsTensor(Expr formula, bool argumentsAreTensors) => formula switch
    {
        Symbol { Kind: SymbolKind.Argument } => argumentsAreTensors,
        Apply { Arguments.Count: 0 } apply => DependsOnTime(definitions[apply.Name].Body),
        _ => formula == time || formula.Children().Any(c => IsTensor(c, argumentsAreTensors)),
    };
}
