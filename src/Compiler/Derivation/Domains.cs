using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Dsl.Diagnostics;

namespace NeuralEntropy.Compiler.Derivation;

/// <summary>The values that the file allows its parameters.</summary>
internal static class Domains
{
    /// <summary>Reports every parameter that is outside of its own.</summary>
    public static bool Hold(BoundProcess process, IReadOnlyDictionary<string, double> values, DiagnosticBag diagnostics)
    {
        var outside = process.Parameters.Where(p => p.Domain is { } domain && !Evaluator.Holds(domain.Value, values)).ToArray();
        foreach (var parameter in outside)
        {
            var others = parameter.Domain!.Value.Symbols().Select(s => s.Name).Distinct().Where(name => name != parameter.Name);
            diagnostics.Add(ConditionDiagnostics.OutOfDomain(parameter, values[parameter.Name], others.Select(name => (name, values[name]))));
        }
        return outside.Length == 0;
    }
}
