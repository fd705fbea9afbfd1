using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules
{
    /// <summary>Adam with the weights decayed apart from the gradient (Loshchilov and Hutter 2019).</summary>
    public class AdamW : OptimizerHelper, IBetas
    {
        private readonly Dictionary<Parameter, State> states = new(ReferenceEqualityComparer.Instance);

        public AdamW(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        public AdamW(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            foreach (var group in parameters)
            {
                var given = group.Options;
                given.LearningRate ??= lr;
                given.beta1 ??= beta1;
                given.beta2 ??= beta2;
                given.eps ??= eps;
                given.weight_decay ??= weight_decay;
                given.amsgrad ??= amsgrad;
                given.maximize ??= maximize;
                Add(group);
            }
        }

        public (double, double) Betas
        {
            get => ParamGroups.OfType<ParamGroup>().First().Betas;
            set
            {
                foreach (var group in ParamGroups.OfType<ParamGroup>()) group.Betas = value;
            }
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Walk<ParamGroup>(closure, Move);

        protected override void Dispose(bool disposing)
        {
            foreach (var state in states.Values) state.Dispose();
            states.Clear();
        }

        // The bias corrections are put into the step's size and into eps, which leaves six passes over the elements.
        private void Move(ParamGroup group, Parameter parameter, Tensor grad)
        {
            var options = group.Options;
            var (lr, beta1, beta2, decay) = (group.LearningRate, options.beta1!.Value, options.beta2!.Value, options.weight_decay!.Value);
            if (!states.TryGetValue(parameter, out var state)) states.Add(parameter, state = new State(parameter, options.amsgrad!.Value));
            if (options.maximize!.Value) grad = -grad;
            if (decay != 0) parameter.mul_(1 - lr * decay);

            state.step++;
            Ops.lerp__Scalar.Update(state.exp_avg, grad, 1 - beta1);
            state.exp_avg_sq.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
            var second = state.exp_avg_sq;
            if (state.max_exp_avg_sq is { } most) Ops.maximum_out.Update(most, second = most, state.exp_avg_sq);
            var correction = Math.Sqrt(1 - Math.Pow(beta2, state.step));
            Ops.sqrt_out.Update(second, state.denominator);
            state.denominator.add_(options.eps!.Value * correction);
            parameter.addcdiv_(state.exp_avg, state.denominator, -lr * correction / (1 - Math.Pow(beta1, state.step)));
        }

        public sealed class State : IDisposable
        {
            public long step;
            public Tensor exp_avg;
            public Tensor exp_avg_sq;
            public Tensor? max_exp_avg_sq;
            internal readonly Tensor denominator;

            internal State(Parameter parameter, bool amsgrad)
            {
                exp_avg = parameter.zeros_like().DetachFromDisposeScope();
                exp_avg_sq = parameter.zeros_like().DetachFromDisposeScope();
                if (amsgrad) max_exp_avg_sq = parameter.zeros_like().DetachFromDisposeScope();
                denominator = parameter.empty_like().DetachFromDisposeScope();
            }

            public void Dispose()
            {
                exp_avg.Dispose();
                exp_avg_sq.Dispose();
                max_exp_avg_sq?.Dispose();
                denominator.Dispose();
            }
        }

        public class Options : OptimizerOptions
        {
            public double? beta1;
            public double? beta2;
            public double? weight_decay;
            public double? eps;
            public bool? amsgrad;
            public bool? maximize;
        }

        public class ParamGroup : ParamGroup<Options>, IBetas
        {
            public ParamGroup()
            {
            }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
            {
            }

            public (double, double) Betas
            {
                get => (Options.beta1 ?? 0.9, Options.beta2 ?? 0.999);
                set => (Options.beta1, Options.beta2) = (value.Item1, value.Item2);
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static AdamW AdamW(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(
                IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
