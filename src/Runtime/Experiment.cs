using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Runtime;

/// <summary>What one .sde file asks for. One class is generated for each file.</summary>
public abstract class Experiment
{
    /// <summary>Where the data's files are looked for.</summary>
    public DataContext DataContext { get; set; } = new("");

    public abstract Process CreateProcess();

    public abstract DataDistribution CreateData();

    /// <summary>The network, untrained; null where the file binds none.</summary>
    public virtual Network? CreateNetwork(NetworkContext context) => null;

    /// <summary>How the network is trained; null where it is a closed form or there is none.</summary>
    public virtual TrainingPlan? Training => null;

    /// <summary>The network that the first is compared with, untrained; null where the file binds one network alone.</summary>
    public virtual Network? CreateBaseline(NetworkContext context) => null;

    /// <summary>How that one is trained; null where it is a closed form or there is none.</summary>
    public virtual TrainingPlan? BaselineTraining => null;

    public abstract MeasurePlan Measures { get; }
}
