using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module registers and an optimiser moves.</summary>
    public class Parameter : Tensor
    {
        /// <summary>Takes the handle of <paramref name="data"/>, which is invalid afterwards, and its place in a dispose scope.</summary>
        public Parameter(Tensor data, bool requires_grad = true) : base(data.with_requires_grad(requires_grad).MoveHandle(), false) =>
            data.OwningDisposeScope?.Replace(data, this);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
