using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Fields;

/// <summary>A vector field at one time: everything that depends on t alone is already computed. Safe to evaluate from several threads.</summary>
public abstract class Field : IDisposable
{
    /// <param name="x">[B, D], float64.</param>
    /// <returns>[B, D], float64; a new tensor.</returns>
    public abstract Tensor Evaluate(Tensor x);

    /// <summary>A field from a function and the fields it calls, which it then owns.</summary>
    public static Field Of(Func<Tensor, Tensor> function, params Field[] owned) => new Composed(function, owned);

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    private sealed class Composed(Func<Tensor, Tensor> function, Field[] owned) : Field
    {
        public override Tensor Evaluate(Tensor x)
        {
            using var scope = NewDisposeScope();
            return function(x).MoveToOuterDisposeScope();
        }

        public override void Dispose()
        {
            foreach (var field in owned) field.Dispose();
            base.Dispose();
        }
    }
}
