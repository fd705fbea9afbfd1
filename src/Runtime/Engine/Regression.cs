namespace NeuralEntropy.Runtime.Engine;

/// <summary>
/// The mean of a column when its control variable c was also seen on m further data points (double sampling; Cochran 1977, section 12.6):
/// with β = C/M₂(c) and c̄ the mean over all n + m,
/// <code>
/// v̄ + β (c̄ − c̄ₙ),   variance   (M₂(v) − β C)/(n (n − 2)) + β² M₂(c)/((n + m)(n + m − 1))
/// </code>
/// Without further points this is the plain mean with the plain standard error, up to the degrees of freedom; for c itself it is the mean over all.
/// </summary>
/// <param name="Residual">The part of the variance that only more of the n points lower, times n.</param>
/// <param name="Shared">The part that more control points lower too, times n + m.</param>
internal readonly record struct Regression(double Value, double Residual, double Shared, long Count, long ControlCount)
{
    public double StandardError => Math.Sqrt(Residual / Count + Shared / ControlCount);

    /// <param name="column">Of <paramref name="main"/>.</param>
    /// <param name="further">The control columns alone, by their order; null where there are none.</param>
    public static Regression Of(Moments main, int column, Moments? further, int furtherColumn)
    {
        var (n, c) = (main.Count, main.Control[column]);
        if (further is null or { Count: 0 } || main.SquaredDeviations[c] == 0)
            return new Regression(main.Mean[column], main.SquaredDeviations[column] / (n - 1), 0, n, n);
        if (c == column)
        {
            var (mean, m2, total) = Pool(main, c, further, furtherColumn);
            return new Regression(mean, 0, m2 / (total - 1), n, total);
        }
        var β = main.Products[column] / main.SquaredDeviations[c];
        var (pooled, deviations, all) = Pool(main, c, further, furtherColumn);
        var residual = Math.Max(0, main.SquaredDeviations[column] - β * main.Products[column]) / (n - 2);
        return new Regression(main.Mean[column] + β * (pooled - main.Mean[c]), residual, β * β * deviations / (all - 1), n, all);
    }

    private static (double Mean, double SquaredDeviations, long Count) Pool(Moments a, int i, Moments b, int j)
    {
        var n = a.Count + b.Count;
        var δ = b.Mean[j] - a.Mean[i];
        return (a.Mean[i] + δ * b.Count / n, a.SquaredDeviations[i] + b.SquaredDeviations[j] + δ * δ * a.Count * b.Count / n, n);
    }
}
