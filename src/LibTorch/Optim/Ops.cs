namespace TorchSharp;

using TorchSharp.Interop;

internal static partial class Ops
{
    // The `out` forms write into their last argument.
    internal static readonly Op lerp__Scalar = new("lerp_.Scalar"), sqrt_out = new("sqrt.out"), maximum_out = new("maximum.out");
}
