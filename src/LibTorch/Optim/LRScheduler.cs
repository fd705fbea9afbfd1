namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets learning rates by the number of times that it was stepped; the first is set at construction.</summary>
            public abstract class LRScheduler
            {
                private readonly List<(ILearningRateController Group, double Rate)> groups;
                private int epoch;

                protected LRScheduler(Optimizer optimizer, int last_epoch)
                {
                    groups = [.. optimizer.ParamGroups.Select(group => (group, group.InitialLearningRate))];
                    epoch = last_epoch;
                }

                /// <summary>
                /// The learning rate after <paramref name="epoch"/> steps of a group that began with <paramref name="rate"/>.
                /// </summary>
                protected abstract double Rate(double rate, int epoch);

                public virtual void step() => step(null);

                public virtual void step(int? epoch)
                {
                    this.epoch = epoch ?? this.epoch + 1;
                    foreach (var (group, rate) in groups) group.LearningRate = Rate(rate, this.epoch);
                }

                public IEnumerable<double> get_last_lr() => groups.Select(group => group.Group.LearningRate);
            }

            private sealed class Scheduler : LRScheduler
            {
                private readonly Func<double, int, double> rule;

                public Scheduler(Optimizer optimizer, int last_epoch, Func<double, int, double> rule) : base(optimizer, last_epoch)
                {
                    this.rule = rule;
                    step();
                }

                protected override double Rate(double rate, int epoch) => rule(rate, epoch);
            }

            /// <summary>Multiplies by <paramref name="gamma"/> every <paramref name="step_size"/> steps.</summary>
            public static LRScheduler StepLR(
                Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Scheduler(optimizer, last_epoch, (rate, epoch) => rate * Math.Pow(gamma, epoch / step_size));

            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Scheduler(optimizer, last_epoch, (rate, epoch) => rate * Math.Pow(gamma, epoch));

            /// <summary>The first learning rate times what <paramref name="lr_lambda"/> gives for the number of steps.</summary>
            public static LRScheduler LambdaLR(
                Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new Scheduler(optimizer, last_epoch, (rate, epoch) => rate * lr_lambda(epoch));

            /// <summary>
            /// Half a cosine from the first learning rate to <paramref name="eta_min"/> over <paramref name="T_max"/> steps.
            /// </summary>
            public static LRScheduler CosineAnnealingLR(
                Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new Scheduler(
                    optimizer, last_epoch, (rate, epoch) => eta_min + (rate - eta_min) * (1 + Math.Cos(Math.PI * epoch / T_max)) / 2);
        }
    }
}
