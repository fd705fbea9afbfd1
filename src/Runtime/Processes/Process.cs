using System.Collections.Immutable;
using System.Reflection;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>
/// A forward diffusion dY = a(t) Y dt + σ(t) dB of independent, equal components. Classes are generated from .sde files; every method
/// is element-wise in t (any shape, float64) and returns a new tensor of t's shape.
/// </summary>
public abstract class Process
{
    /// <summary>The process's name in the file.</summary>
    public abstract string Name { get; }

    /// <summary>The interval that is measured.</summary>
    public abstract Interval Time { get; }

    /// <summary>The values of the file's <c>param</c>s, by name.</summary>
    public IReadOnlyDictionary<string, double> Parameters =>
        Declared().ToImmutableSortedDictionary(p => p.Name, p => (double)p.Property.GetValue(this)!);

    /// <summary>a(t) of the drift b₊(x, t) = a(t) x, per unit of time.</summary>
    public abstract Tensor DriftScale(Tensor t);

    /// <summary>σ²(t), in x² per unit of time.</summary>
    public abstract Tensor Diffusion(Tensor t);

    /// <summary>μ(t) = exp ∫a, the scale of the mean of y given x.</summary>
    public abstract Tensor MeanScale(Tensor t);

    /// <summary>Σ²(t) = μ² ∫σ²/μ², the variance of y given x.</summary>
    public abstract Tensor Variance(Tensor t);

    /// <summary>1/v(t) = −2a/σ², from ∇log p_eq = 2b₊/σ² = −x/v; 0 where p_eq is flat.</summary>
    public abstract Tensor EquilibriumPrecision(Tensor t);

    /// <summary>Gives a <c>param</c> of the file another value. Only before the process is first used.</summary>
    /// <exception cref="NecException">There is no such parameter.</exception>
    public void SetParameter(string name, double value)
    {
        var property = Declared().FirstOrDefault(p => p.Name == name).Property
            ?? throw Failures.NoSuchParameter(Name, name, Parameters.Keys);
        property.SetValue(this, value);
    }

    /// <summary>The kernels at some times.</summary>
    public Kernel[] At(IReadOnlyList<double> times)
    {
        using var scope = NewDisposeScope();
        var t = tensor(times.ToArray(), dtype: float64);
        double[] Values(Tensor values) => values.expand([times.Count]).contiguous().data<double>().ToArray();
        var (μ, Σ2, σ2, precision) = (Values(MeanScale(t)), Values(Variance(t)), Values(Diffusion(t)), Values(EquilibriumPrecision(t)));
        // Where the data stands Σ² is 0 up to rounding, which may leave it below.
        return [.. times.Select((time, i) => new Kernel(time, μ[i], Math.Sqrt(Math.Max(0, Σ2[i])), σ2[i], precision[i]))];
    }

    private IEnumerable<(string Name, PropertyInfo Property)> Declared() =>
        from property in GetType().GetProperties()
        let attribute = property.GetCustomAttribute<ParameterAttribute>()
        where attribute is not null
        select (attribute.Name, property);
}
