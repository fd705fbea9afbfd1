namespace NeuralEntropy.Runtime.Measures;

/// <summary>A way to compute a measure. Routes that share no error must agree.</summary>
public enum Route
{
    /// <summary>The mean of the integrand over sampled data points, with its standard error.</summary>
    Score,

    /// <summary>The entropies of the two ends and the heat between them: no score and no integral over time of anything sampled.</summary>
    Boundary,

    /// <summary>Simulated paths: the mean logarithm of the ratio of their probabilities forwards and backwards.</summary>
    Paths,

    /// <summary>The mean of the integrand on a grid of y, where p_t is a mixture of normals in one or two dimensions. Deterministic.</summary>
    Quadrature,

    /// <summary>Samples of the model by its reverse process, a stochastic differential equation.</summary>
    Sde,

    /// <summary>Samples of the model by its probability flow, an ordinary differential equation: the same law where the field is exact, another one elsewhere.</summary>
    Flow,
}
