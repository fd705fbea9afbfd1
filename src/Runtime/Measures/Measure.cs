using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>A number that a file can ask for. What it is, a class of this kind says; how it is found, its <see cref="IEstimator"/>.</summary>
public abstract class Measure
{
    /// <summary>The <see cref="Unit"/> of entropies.</summary>
    public const string Nats = "nats";

    /// <summary>The name in the language and in results.</summary>
    public string Name => ((TermAttribute)GetType().GetCustomAttributes(typeof(TermAttribute), false)[0]).Name;

    /// <summary>As one writes it in a formula.</summary>
    public abstract string Symbol { get; }

    /// <summary>What it is counted in: nats, or a power of <c>x</c> and of the time <c>t</c>, or 1. Sizes are compared only of what is counted alike.</summary>
    public virtual string Unit => Nats;

    /// <summary>The symbol of a measure by its name; the name itself where there is none such.</summary>
    public static string SymbolOf(string name) =>
        (from type in typeof(Measure).Assembly.GetTypes()
         where type.IsSubclassOf(typeof(Measure)) && type.IsDefined(typeof(TermAttribute), false)
         let measure = Of(type)
         where measure.Name == name
         select measure.Symbol).FirstOrDefault(name);

    /// <summary>The routes there are to it, the usual one first; empty where there is no choice. A measure that has some takes them as its argument <c>by</c>.</summary>
    public virtual ImmutableArray<Route> Routes => [];

    /// <summary>The routes that a file names for it, in its order; empty where it names none, which is to say the usual one.</summary>
    public virtual ImmutableArray<Route> By => [];

    /// <summary>Whether it is a number about the network.</summary>
    public abstract bool NeedsNetwork { get; }

    /// <summary>Whether it compares the network with a second one.</summary>
    public virtual bool NeedsBaseline => false;

    /// <summary>Whether it can be had only of data with an exact score.</summary>
    public abstract bool NeedsScore { get; }

    /// <summary>Whether it is infinite where the data has no density and stands at the interval's start.</summary>
    public virtual bool NeedsDensity => false;

    /// <summary>Whether a file that does not say what to measure asks for it.</summary>
    public virtual bool IsUsual => true;

    /// <summary>Why it cannot be had under a process, in the words of its user; null where it can.</summary>
    public virtual string? Missing(Process process) => null;

    /// <summary>Whether it is of the one model that a network makes, and a network that is told labels has one for each class.</summary>
    public virtual bool IsOfOneModel => NeedsNetwork;

    /// <summary>Why it cannot be had of some data, in the words of its user; null where it can.</summary>
    public virtual string? Missing(DataDistribution data) => null;

    /// <summary>What finds it. Measures of one estimator are found in one pass.</summary>
    /// <param name="route">One of <see cref="Routes"/>; null where none is named.</param>
    public abstract IEstimator EstimatorBy(Route? route);

    /// <summary>A number that is this measure's, by no route that the file names, and without a rate.</summary>
    internal MeasureResult Result(Estimate estimate, double seconds) => new(Name, Symbol, Unit, estimate, Rate.None, seconds);

    private static Measure Of(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return (Measure)constructor.Invoke([.. constructor.GetParameters().Select(p => p.DefaultValue)]);
    }
}
