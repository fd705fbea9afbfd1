using System.Collections.Immutable;

namespace NeuralEntropy.Runtime.Results;

/// <summary>
/// An inequality that the numbers of one run must obey: Cauchy and Schwarz's in the inner product ⟨f, g⟩ = ∫ (σ²/2) E[f·g] dt of which the entropies are made. A
/// run that breaks one by more than its errors is wrong, not the network.
/// </summary>
/// <param name="Left">What is bounded, as a formula.</param>
/// <param name="Right">What bounds it, as a formula.</param>
/// <param name="Value">Of the left, in the units of both.</param>
/// <param name="Limit">Of the right.</param>
/// <param name="Error">Of their difference: the root of the squares of what each estimate's standard and quadrature error makes of it.</param>
public sealed record Bound(string Left, string Right, double Value, double Limit, double Error)
{
    private const double Deviations = 4;

    // Of the greater side: where both are equal rounding decides.
    private const double Rounding = 1e-9;

    /// <summary>Whether the left is not above the right, or by chance.</summary>
    public bool Holds => Value - Limit <= Deviations * Error + Rounding * Limit;

    /// <summary>≤, or ≈ where the left is above by chance, or > where it is by more.</summary>
    public char Sign => Value <= Limit * (1 + Rounding) ? '≤' : Holds ? '≈' : '>';

    /// <summary>|√S_NN − √S_tot| ≤ √L_EM and |2⟨e, e − e*⟩| ≤ 2 √(S_NN L_EM), where a run has what they are of.</summary>
    public static ImmutableArray<Bound> Of(RunResult result)
    {
        if (result["S_NN"]?.Estimate is not { Value: > 0 } neural || result["L_EM"]?.Estimate is not { Value: > 0 } loss) return [];
        var bounds = ImmutableArray.CreateBuilder<Bound>();
        var (n, l) = (Math.Sqrt(neural.Value), Math.Sqrt(loss.Value));
        if (result.Total?.Estimate is { Value: > 0 } total)
            bounds.Add(new Bound($"|√S_NN − √{result.Total.Symbol}|", "√L_EM", Math.Abs(n - Math.Sqrt(total.Value)), l, Combined(
                (total, 1 / (2 * Math.Sqrt(total.Value))), (neural, 1 / (2 * n)), (loss, 1 / (2 * l)))));
        if (result["identity_defect"]?.Estimate is { } defect)
            bounds.Add(new Bound("|2⟨e, e − e*⟩|", "2 √(S_NN L_EM)", Math.Abs(defect.Value), 2 * n * l, Combined((defect, 1), (neural, l / n), (loss, n / l))));
        return bounds.ToImmutable();
    }

    private static double Combined(params (Estimate Of, double Slope)[] parts) =>
        Math.Sqrt(parts.Sum(p => p.Slope * p.Slope * (p.Of.StandardError * p.Of.StandardError + p.Of.QuadratureError * p.Of.QuadratureError)));
}
