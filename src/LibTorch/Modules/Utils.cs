using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients together so that their norm is at most <paramref name="max_norm"/>; the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                List<Tensor> grads = [.. tensors.Select(tensor => tensor.grad).OfType<Tensor>()];
                if (grads.Count == 0) return 0;
                var norms = stack(grads.Select(grad => linalg.vector_norm(grad, norm_type)));
                var total = linalg.vector_norm(norms, norm_type).ToDouble();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                {
                    foreach (var grad in grads) grad.mul_(factor);
                }
                return total;
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                foreach (var tensor in tensors) tensor.grad?.clamp_(-clip_value, clip_value);
            }

            /// <summary>All parameters' elements in one row.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(tensor => tensor.view(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            /// <summary>Copies a row of elements back into the parameters.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                long at = 0;
                foreach (var tensor in tensors)
                {
                    tensor.copy_(vec.narrow(0, at, tensor.numel()).view_as(tensor));
                    at += tensor.numel();
                }
            }
        }
    }
}
