using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A row of the weight for each index.</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        private readonly long padding;
        private readonly bool scaleByFrequency;

        internal Embedding(Parameter weight, long padding, bool scaleByFrequency) : base(nameof(Embedding))
        {
            (this.weight, this.padding, this.scaleByFrequency) = (weight, padding, scaleByFrequency);
            register_parameter(nameof(weight), weight);
        }

        public Parameter weight { get; }

        public override Tensor forward(Tensor input) => Ops.embedding.Call(weight, input, padding, scaleByFrequency);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Rows of standard normal numbers; the row at <paramref name="padding_idx"/> is zero and stays so.</summary>
            /// <exception cref="NotSupportedException">A largest norm, or sparse gradients, are asked for.</exception>
            public static Embedding Embedding(
                long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                if (max_norm is not null || sparse)
                    throw new NotSupportedException("an embedding with a largest norm or with sparse gradients is not supported");
                var weight = randn(num_embeddings, embedding_dims, dtype, device);
                if (padding_idx is { } row)
                {
                    using var padded = weight.select(0, row);
                    padded.zero_();
                }
                return new(Parameter(weight), padding_idx ?? -1, scale_grad_by_freq);
            }
        }
    }

    internal static partial class Ops
    {
        internal static readonly Op embedding = new("embedding");
    }
}
