using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operators on it are recorded.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Set on whole numbers, or unset on a result.</exception>
        public bool requires_grad
        {
            get => Native.RequiresGrad(Handle) != 0;
            set => Kept(Native.SetRequiresGrad(Handle, value ? 1 : 0));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a result too.</summary>
        public void retain_grad() => Kept(Native.RetainGrad(Handle));

        public bool is_leaf => Kept(Native.IsLeaf(Handle)) != 0;

        /// <summary>What <c>backward</c> summed up, if it has come here; every reading makes a new tensor over the same elements.</summary>
        public Tensor? grad
        {
            get
            {
                var found = Native.GetGrad(Handle);
                GC.KeepAlive(this);
                return found == 0 ? null : new Tensor(found);
            }
            set
            {
                Kept(Native.SetGrad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(value);
            }
        }

        /// <summary>Adds this number's derivatives to the gradients of the leaves that it was made of.</summary>
        public void backward() => autograd.backward([this]);

        /// <summary>
        /// Adds the derivatives of this tensor's product with <paramref name="grad_tensors"/> to the gradients of the leaves.
        /// </summary>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        // The collector may take a tensor whose handle alone is still in use; its finaliser would free it under libtorch's hands.
        private int Kept(int code)
        {
            GC.KeepAlive(this);
            Native.Check(code);
            return code;
        }
    }
}
