using System.Globalization;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Training;
using Spectre.Console;

namespace NeuralEntropy.Cli;

/// <summary>How far a run is: a bar for who watches, a line now and then for a log.</summary>
internal abstract class RunProgress : IDisposable
{
    /// <param name="run">Which of many runs this is: told on a line of its own, which in a log stands for all the rest.</param>
    public static RunProgress Create(string run = "")
    {
        if (run != "") Terminal.Error.WriteLine(run);
        return Terminal.PersonWatches ? new Bar() : run == "" ? new Lines() : new Silence();
    }

    public IProgress<TrainingProgress> Training => new Report<TrainingProgress>(p => Show("training", (double)p.Step / p.Steps, $"loss {Number(p.Loss)}, {Seconds(p.SecondsLeft)} left"));

    public IProgress<MeasureProgress> Measuring => new Report<MeasureProgress>(p =>
        Show("measuring", (double)p.Done / p.Total, double.IsNaN(p.RelativeError) ? "" : $"± {p.RelativeError.ToString("P2", CultureInfo.InvariantCulture)}"));

    protected abstract void Show(string what, double share, string detail);

    /// <inheritdoc/>
    public abstract void Dispose();

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Seconds(double value) => double.IsFinite(value) ? value < 90 ? $"{Math.Ceiling(value):F0} s" : $"{value / 60:F0} min" : "?";

    // The framework's Progress<T> posts to other threads, so that reports could come late or out of order.
    private sealed class Report<T>(Action<T> show) : IProgress<T>
    {
        void IProgress<T>.Report(T value) => show(value);
    }

    private sealed class Silence : RunProgress
    {
        protected override void Show(string what, double share, string detail)
        {
        }

        public override void Dispose()
        {
        }
    }

    private sealed class Lines : RunProgress
    {
        private string shown = "";
        private int tenth;

        protected override void Show(string what, double share, string detail)
        {
            if (what != shown) (shown, tenth) = (what, 0);
            if (share * 10 < tenth + 1) return;
            tenth = (int)(share * 10);
            Terminal.Error.WriteLine($"{what} {tenth * 10} %{(detail == "" ? "" : ", " + detail)}");
            Terminal.Error.Flush();
        }

        public override void Dispose()
        {
        }
    }

    private sealed class Bar : RunProgress
    {
        private const int Width = 30;
        private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Terminal.Error) });
        private DateTime last;

        protected override void Show(string what, double share, string detail)
        {
            // A terminal cannot show more, and must not slow the work down.
            if (share < 1 && DateTime.UtcNow - last < TimeSpan.FromMilliseconds(100)) return;
            last = DateTime.UtcNow;
            var full = (int)(Math.Clamp(share, 0, 1) * Width);
            var line = $"{what,-9} {new string('━', full)}{new string('╌', Width - full)} {share * 100,3:F0} %  {detail}";
            var width = console.Profile.Width - 1;
            Terminal.Error.Write($"\r{line.PadRight(width)[..width]}");
            Terminal.Error.Flush();
        }

        public override void Dispose() => Terminal.Error.Write($"\r{new string(' ', console.Profile.Width - 1)}\r");
    }
}
