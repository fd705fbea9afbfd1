using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules
{
    /// <summary>Gradient descent with momentum: b ← momentum b + (1 − dampening) g, x ← x − lr b.</summary>
    public class SGD : OptimizerHelper, IMomentum
    {
        private readonly Dictionary<Parameter, Tensor> buffers = new(ReferenceEqualityComparer.Instance);

        public SGD(
            IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : this([new ParamGroup(parameters, lr, momentum, dampening, weight_decay, nesterov, maximize)], lr)
        {
        }

        public SGD(
            IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
        {
            foreach (var group in parameters)
            {
                var given = group.Options;
                given.LearningRate ??= lr;
                given.momentum ??= momentum;
                given.dampening ??= dampening;
                given.weight_decay ??= weight_decay;
                given.nesterov ??= nesterov;
                given.maximize ??= maximize;
                Add(group);
            }
        }

        public double Momentum
        {
            get => ParamGroups.OfType<ParamGroup>().First().Momentum;
            set
            {
                foreach (var group in ParamGroups.OfType<ParamGroup>()) group.Momentum = value;
            }
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Walk<ParamGroup>(closure, Move);

        protected override void Dispose(bool disposing)
        {
            foreach (var buffer in buffers.Values) buffer.Dispose();
            buffers.Clear();
        }

        private void Move(ParamGroup group, Parameter parameter, Tensor grad)
        {
            var (options, momentum) = (group.Options, group.Momentum);
            if (options.maximize!.Value) grad = -grad;
            if (options.weight_decay is { } decay and not 0) grad = grad.add(parameter, decay);
            if (momentum != 0)
            {
                if (buffers.TryGetValue(parameter, out var buffer)) buffer.mul_(momentum).add_(grad, 1 - options.dampening!.Value);
                else buffers.Add(parameter, buffer = grad.clone().DetachFromDisposeScope());
                grad = options.nesterov!.Value ? grad.add(buffer, momentum) : buffer;
            }
            parameter.add_(grad, -group.LearningRate);
        }

        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;
            public bool? nesterov;
            public bool? maximize;
        }

        public class ParamGroup : ParamGroup<Options>, IMomentum
        {
            public ParamGroup()
            {
            }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false)
                : base(parameters)
            {
                (Options.LearningRate, Options.momentum, Options.dampening) = (lr, momentum, dampening);
                (Options.weight_decay, Options.nesterov, Options.maximize) = (weight_decay, nesterov, maximize);
            }

            public double Momentum
            {
                get => Options.momentum ?? 0;
                set => Options.momentum = value;
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
            public static SGD SGD(
                IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(
                IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(
                IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
