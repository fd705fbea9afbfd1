using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>2 E‖X − Y‖ − E‖X − X'‖ − E‖Y − Y'‖, in the units of x (Székely and Rizzo 2013): 0 only where both laws are the same. In one dimension 2∫(F − G)².</summary>
public sealed class EnergyDistance : PairwiseDistance
{
    private protected override double AtZero => 0;

    private protected override Tensor Kernel(Tensor squares) => squares.sqrt_().neg_();
}
