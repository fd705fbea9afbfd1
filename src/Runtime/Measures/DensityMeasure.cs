namespace NeuralEntropy.Runtime.Measures;

/// <summary>A mean over the data of log p_θ(x), the density that a network's model gives to data points, or of its difference to log p_d(x), in nats.</summary>
public abstract class DensityMeasure : Measure
{
    /// <summary>Whether it is E[log p_d − log p_θ] and not E log p_θ.</summary>
    public abstract bool IsDivergence { get; }

    /// <summary>How far apart the values of x were before uniform noise was added to them, in the units of x; 0: x is continuous.</summary>
    public virtual double Width => 0;

    /// <inheritdoc/>
    public override bool NeedsNetwork => true;

    /// <summary>What has an exact score has an exact density.</summary>
    public override bool NeedsScore => IsDivergence;

    /// <inheritdoc/>
    public override bool NeedsDensity => IsDivergence;

    /// <inheritdoc/>
    public override bool IsUsual => false;
}
