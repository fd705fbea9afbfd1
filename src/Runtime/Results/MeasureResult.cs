using System.Collections.Immutable;
using NeuralEntropy.Runtime.Measures;

namespace NeuralEntropy.Runtime.Results;

/// <summary>One measure of a run, by one route.</summary>
/// <param name="Measure">Its name in the language.</param>
/// <param name="Symbol">As one writes it in a formula.</param>
/// <param name="Unit">What it is counted in, <see cref="Measures.Measure.Unit"/>.</param>
/// <param name="Seconds">Of the pass that all measures by one route shared.</param>
public sealed record MeasureResult(string Measure, string Symbol, string Unit, Estimate Estimate, Rate Rate, double Seconds)
{
    /// <summary>How it was computed, where the file says how; else null.</summary>
    public Route? Route { get; init; }

    /// <summary>An integral over time by levels of noise, ascending, which add up to it; none where none are asked for.</summary>
    public ImmutableArray<Level> Levels { get; init; } = [];

    /// <summary>Its part below the data's resolution; null where none is stated, and where it is no such integral.</summary>
    public Level? BelowResolution { get; init; }

    /// <summary>Whether it is of a network that is told labels, and so the mean over the classes.</summary>
    public bool GivenLabels { get; init; }

    /// <summary>Of the random number that it is about; null where there is none.</summary>
    public Histogram? Histogram { get; init; }

    /// <summary>The pace that the number is about; null where it is about none.</summary>
    public ConstantSpeed? Pace { get; init; }

    /// <summary>Of what data points contribute to a sampled integral; null of another kind, and where all contribute nearly the same.</summary>
    public Tail? Tail { get; init; }

    /// <summary>What is to be known with the number, in whole sentences without a stop.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>One value for each independent randomisation, of which the estimate is the mean; empty where it comes from the units.</summary>
    internal ImmutableArray<double> Shifts { get; init; } = [];

    /// <summary>The measure and its route, <c>S_tot by quadrature</c>; the measure alone where the file names no route.</summary>
    public string Name => NameOf(Measure, Route);

    /// <summary><see cref="Name"/> with the symbol.</summary>
    public string Title => Symbol + (GivenLabels ? " | c" : "") + Suffix(Route);

    internal static string NameOf(string measure, Route? route) => measure + Suffix(route);

    internal static string Suffix(Route? route) => route is null ? "" : $" by {route.ToString()!.ToLowerInvariant()}";
}
