using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Vocabulary;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>A number of the form ∫ (σ²/2) E[g] dt, in nats; a measure is its g.</summary>
public abstract class Measure
{
    /// <summary>The name in the language and in results.</summary>
    public string Name => ((TermAttribute)GetType().GetCustomAttributes(typeof(TermAttribute), false)[0]).Name;

    /// <summary>As one writes it in a formula.</summary>
    public abstract string Symbol { get; }

    /// <summary>The symbol of a measure by its name; the name itself where there is none such.</summary>
    public static string SymbolOf(string name) =>
        (from type in typeof(Measure).Assembly.GetTypes()
         where type.IsSubclassOf(typeof(Measure)) && !type.IsAbstract
         let measure = (Measure)Activator.CreateInstance(type)!
         where measure.Name == name
         select measure.Symbol).FirstOrDefault(name);

    /// <summary>Whether g is a function of e.</summary>
    public abstract bool NeedsNetwork { get; }

    /// <summary>Whether g is a function of e*, which only data with an exact score has.</summary>
    public abstract bool NeedsScore { get; }

    /// <summary>Whether g is a better function of e* where there is one.</summary>
    public virtual bool UsesScore => NeedsScore;

    /// <summary>Whether g holds ‖e*‖², whose integral is infinite where the data has no density and stands at the interval's start.</summary>
    public virtual bool HoldsIdealSquared => false;

    /// <summary>Whether the accuracy that is asked for must be reached by this measure. A number that may be 0 has no relative error.</summary>
    public virtual bool SetsAccuracy => false;

    /// <summary>Whether g ≥ 0 at every data point, so that contributions to the integral cannot cancel.</summary>
    public virtual bool IsNonNegative => false;

    /// <summary>Whether a file that does not say what to measure asks for it.</summary>
    public virtual bool IsUsual => true;

    /// <summary>Why it cannot be had under a process, in the words of its user; null where it can.</summary>
    public virtual string? Missing(Process process) => null;

    /// <summary>g of every data point.</summary>
    /// <returns>[B], a new tensor.</returns>
    public abstract Tensor Integrand(in Sample sample);
}
