using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>A process with every name resolved and every shape checked. It states any two of drift, sigma and equilibrium, or the kernel, or more.</summary>
/// <param name="At">The process's name in the source.</param>
public sealed record BoundProcess(
    string Name,
    Location At,
    BoundTime Time,
    string State,
    ImmutableArray<BoundParameter> Parameters,
    ImmutableArray<BoundLet> Lets,
    BoundEquation? Drift,
    BoundEquation? Sigma,
    BoundNormal? Equilibrium,
    BoundNormal? Kernel)
{
    /// <summary>D, the length of the state.</summary>
    public int Dimension { get; init; } = 1;

    /// <summary>Whether this is all that the file states of it: a fault may have left equations out.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Changes of time, each of the time before it; the last gives the time that is measured.</summary>
    public ImmutableArray<BoundTimeChange> TimeChanges { get; init; } = [];

    /// <summary>Everything that the file states as a formula, and where.</summary>
    public IEnumerable<(Expr Value, Location At)> Formulas =>
    [
        .. Lets.Select(let => (let.Body, let.At)),
        .. Equations,
        (Time.Start, Time.At), (Time.End, Time.At),
        .. TimeChanges.SelectMany(change => change.Formulas.Select(e => (e, change.At))),
    ];

    /// <summary>Drift, noise, equilibrium and kernel, as far as they are stated.</summary>
    public IEnumerable<(Expr Value, Location At)> Equations =>
    [
        .. from e in (BoundEquation?[])[Drift, Sigma] where e is not null select (e.Value, e.At),
        .. from n in (BoundNormal?[])[Equilibrium, Kernel] where n is { IsFlat: false } from e in (Expr[])[n.Mean!, n.Deviation!] select (e, n.At),
    ];
}

/// <summary>The interval; its ends depend on parameters at most.</summary>
public sealed record BoundTime(string Name, Expr Start, Expr End, Location At);

/// <summary>t = φ(s).</summary>
/// <param name="Old">t</param>
/// <param name="Value">φ, of s and parameters.</param>
/// <param name="Time">s and its interval.</param>
public sealed record BoundTimeChange(string Old, Expr Value, BoundTime Time, Location At)
{
    public IEnumerable<Expr> Formulas => [Value, Time.Start, Time.End];
}

/// <param name="Value">Folded to a number.</param>
/// <param name="At">The name in the source.</param>
public sealed record BoundParameter(string Name, double Value, Location At)
{
    /// <summary>The condition of parameters that the value must meet, and where it is stated; null where every value will do.</summary>
    public BoundEquation? Domain { get; init; }

    /// <summary>Where the value is stated: with the parameter, or where the process is used.</summary>
    public Location ValueAt { get; init; } = At;
}

/// <summary>
/// A local definition, for arguments of certain shapes; without arguments it is a named value. It may depend on parameters, the time and the state.
/// </summary>
/// <param name="Name">As written, with a prime for each other combination of shapes that the file calls it with.</param>
/// <param name="Shapes">Of the arguments.</param>
/// <param name="Shape">Of the value.</param>
public sealed record BoundLet(string Name, ImmutableArray<string> Arguments, EquatableArray<Shape> Shapes, Expr Body, Shape Shape, Location At);

/// <param name="At">The value's stretch of the source, for diagnostics.</param>
public sealed record BoundEquation(Expr Value, Location At);

/// <summary><c>normal(mean, deviation)</c>; null mean and deviation stand for <c>flat</c>. For a kernel the mean holds the state.</summary>
public sealed record BoundNormal(Expr? Mean, Expr? Deviation, Location At)
{
    public bool IsFlat => Deviation is null;
}
