using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>e = factor · e*_c, the exact field of each point's own class.</summary>
public sealed class ToldLabels(NetworkContext context, double factor = 1) : Network
{
    public override bool IsToldLabels => true;

    public override Field At(Kernel kernel) => throw new InvalidOperationException("it was not asked for a class");

    protected internal override Field At(Kernel kernel, int label)
    {
        var score = context.Data.Labelling!.Given(label).ScoreAt(kernel, context.Device)!;
        return Field.Of(y => kernel.Ideal(score.Evaluate(y), y).mul_(factor), score);
    }
}
