using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>
        /// The derivatives of Σ <paramref name="grad_outputs"/> · <paramref name="outputs"/> by each of <paramref name="inputs"/>, whose
        /// own gradients stay as they are.
        /// </summary>
        /// <remarks>
        /// With <paramref name="create_graph"/> they can be differentiated again. An unused input is an error or an invalid tensor.
        /// </remarks>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            var (from, to, seeds) = (Handles(outputs), Handles(inputs), Handles(grad_outputs));
            var found = new nint[to.Length];
            fixed (nint* o = from, i = to, s = seeds, g = found)
            {
                var keep = Flag(retain_graph || create_graph);
                var code = Native.Grad(o, from.Length, i, to.Length, s, seeds.Length, keep, Flag(create_graph), Flag(allow_unused), g);
                Native.Check(code);
            }
            Keep(outputs, inputs, grad_outputs);
            return Array.ConvertAll(found, handle => new Tensor(handle));
        }

        /// <summary>Adds derivatives to the gradients of the leaves, or of <paramref name="inputs"/> alone.</summary>
        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            var (from, seeds, to) = (Handles(tensors), Handles(grad_tensors), Handles(inputs));
            fixed (nint* o = from, s = seeds, i = to)
            {
                var keep = Flag(retain_graph ?? create_graph);
                var code = Native.Backward(o, from.Length, s, seeds.Length, keep, Flag(create_graph), i, to.Length);
                Native.Check(code);
            }
            Keep(tensors, grad_tensors, inputs);
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static int Flag(bool value) => value ? 1 : 0;

        private static nint[] Handles(IList<Tensor>? tensors)
        {
            var handles = new nint[tensors?.Count ?? 0];
            for (var i = 0; i < handles.Length; i++) handles[i] = tensors![i]?.Handle ?? 0;
            return handles;
        }

        private static void Keep(IList<Tensor> first, IList<Tensor>? second, IList<Tensor>? third)
        {
            GC.KeepAlive(first);
            GC.KeepAlive(second);
            GC.KeepAlive(third);
        }
    }
}
