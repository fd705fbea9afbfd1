using System.Collections.Immutable;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Engine;

/// <summary>A node of the integral over time.</summary>
/// <param name="Weight">The node's weight in u as <see cref="Processes.Kernel.Weight"/>: the measure is the sum of these times E[g].</param>
public readonly record struct TimeNode(Kernel Kernel, double Weight);

/// <summary>The nodes of ∫ (σ²/2) E[g] dt, and the error that they leave.</summary>
/// <param name="Nodes">Ascending in t.</param>
/// <param name="Errors">Of every measure, in nats: the rule against the rule with every panel halved, on the pilot, and what is left out at the start.</param>
public sealed record TimeQuadrature(ImmutableArray<TimeNode> Nodes, ImmutableArray<double> Errors);
