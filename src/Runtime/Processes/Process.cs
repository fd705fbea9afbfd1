using System.Collections.Immutable;
using System.Reflection;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Processes;

/// <summary>A forward diffusion dY = b₊(Y, t) dt + σ(t) dB with an affine drift, so that p(y|x) is a normal distribution. Classes are generated from .sde files.</summary>
public abstract class Process
{
    /// <summary>The process's name in the file.</summary>
    public abstract string Name { get; }

    /// <summary>The interval that is measured.</summary>
    public abstract Interval Time { get; }

    /// <summary>The values of the file's <c>param</c>s, by name.</summary>
    public IReadOnlyDictionary<string, double> Parameters =>
        Declared().ToImmutableSortedDictionary(p => p.Name, p => (double)p.Property.GetValue(this)!);

    /// <summary>Times at which the coefficients may jump or bend, in any order and beyond the interval, too: few of them.</summary>
    public virtual IReadOnlyList<double> Jumps => [];

    /// <summary>Gives a <c>param</c> of the file another value. Only before the process is first used.</summary>
    /// <exception cref="NecException">There is no such parameter.</exception>
    public void SetParameter(string name, double value)
    {
        var property = Declared().FirstOrDefault(p => p.Name == name).Property
            ?? throw Failures.NoSuchParameter(Name, name, Parameters.Keys);
        property.SetValue(this, value);
    }

    /// <summary>The kernels at some times.</summary>
    public abstract Kernel[] At(IReadOnlyList<double> times);

    /// <summary>u of <see cref="Kernel.NegativeLogSnr"/>, element-wise; −∞ where the data stands.</summary>
    public abstract Tensor NegativeLogSnr(Tensor t);

    /// <summary>The time at which <see cref="NegativeLogSnr"/>, which never falls, has a value.</summary>
    /// <param name="u">float64, any shape.</param>
    /// <returns>t, of u's shape; the interval's ends where u lies beyond theirs.</returns>
    public virtual Tensor TimeOf(Tensor u) => new LogSnrClock(this).TimeOf(u);

    /// <summary>Why there is no instantaneous stationary law, of which the housekeeping entropy is made; null where there is one, or where there need not be.</summary>
    public virtual string? Unsteady() => null;

    /// <summary>Whether the velocity ν = b₊ − ½ diag(σ²) ∇log p_t of the probability flow is a gradient, whatever the data: the noise is equal in all components, and 2b₊/σ² a gradient.</summary>
    public virtual bool HasGradientFlow() => true;

    private IEnumerable<(string Name, PropertyInfo Property)> Declared() =>
        from property in GetType().GetProperties()
        let attribute = property.GetCustomAttribute<ParameterAttribute>()
        where attribute is not null
        select (attribute.Name, property);
}
