using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Measures;

/// <summary>A measure of the form ∫ (σ²/2) E[g] dt: it is its g.</summary>
public abstract class TimeIntegral : Measure
{
    /// <inheritdoc/>
    public override bool IsOfOneModel => false;

    /// <summary>Whether g is a better function of e* where there is one.</summary>
    public virtual bool UsesScore => NeedsScore;

    /// <summary>Whether g is a function of the scores of the classes, and each point's label.</summary>
    public virtual bool UsesLabels => false;

    /// <summary>Another law whose score g compares the data's with; null where there is none such.</summary>
    public virtual DataDistribution? Reference(DataDistribution data) => null;

    /// <summary>Whether the accuracy that is asked for must be reached by this measure. A number that may be 0 has no relative error.</summary>
    public virtual bool SetsAccuracy => false;

    /// <summary>Whether g ≥ 0 at every data point, so that contributions to the integral cannot cancel.</summary>
    public virtual bool IsNonNegative => false;

    /// <summary>Whether it is ∫ √((σ²/2) E[g]) dt instead: the length of a path whose speed is that root, which then is its rate.</summary>
    public virtual bool IsLength => false;

    /// <summary>What is to be known with the number, in whole sentences without a stop.</summary>
    public virtual ImmutableArray<string> NotesOf(Subject subject) => [];

    /// <summary>g of every data point.</summary>
    /// <returns>[B], a new tensor.</returns>
    public abstract Tensor Integrand(in Sample sample);

    /// <inheritdoc/>
    public override IEstimator EstimatorBy(Route? route) => SampledIntegrals.Shared;
}
