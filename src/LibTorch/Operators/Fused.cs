using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);

    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);

    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    public partial class Tensor
    {
        /// <summary>x + value a b.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcmul.Call(this, tensor1, tensor2, value);

        /// <summary>x + value a b.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcmul_.Update(this, tensor1, tensor2, value);

        /// <summary>x + value a / b.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcdiv.Call(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Ops.addcdiv.Call(this, tensor1, tensor2);

        /// <summary>x + value a / b.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcdiv_.Update(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Ops.addcdiv_.Update(this, tensor1, tensor2);

        /// <summary>x + weight (end - x).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Ops.lerp_Tensor.Call(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => Ops.lerp__Tensor.Update(this, end, weight);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        addcmul = new("addcmul"), addcmul_ = new("addcmul_"), addcdiv = new("addcdiv"), addcdiv_ = new("addcdiv_"),
        lerp_Tensor = new("lerp.Tensor"), lerp__Tensor = new("lerp_.Tensor");
}
