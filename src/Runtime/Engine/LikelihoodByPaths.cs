namespace NeuralEntropy.Runtime.Engine;

/// <summary>The bound on log p_θ by the forward process's paths.</summary>
public sealed record LikelihoodByPaths : Likelihood
{
    public static LikelihoodByPaths Shared { get; } = new();

    internal override PointDensities Of(Conditions given, bool hasGap) => new PathDensities(given, hasGap);
}
