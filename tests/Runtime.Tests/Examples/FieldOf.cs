using NeuralEntropy.Runtime.Fields;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Examples;

/// <summary>e = f(x, kernel).</summary>
public sealed class FieldOf(NetworkContext context, Func<Tensor, Kernel, Tensor> f) : ClosedForm(context)
{
    public override Field At(Kernel kernel) => Field.Of(x => f(x, kernel));
}
