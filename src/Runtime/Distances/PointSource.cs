using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Data.Files;
using NeuralEntropy.Runtime.Engine;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Distances;

/// <summary>Where independent points come from: the rows of a file, each of them once, or draws of a law.</summary>
public sealed class PointSource
{
    private readonly bool isRows;

    private PointSource(string name, DataDistribution law, bool isFile) => (Name, Law, IsFile, isRows) = (name, law, isFile, law.Atoms is not null && !law.Files.IsEmpty);

    /// <summary>As the user names it.</summary>
    public string Name { get; }

    /// <summary>The law of one point.</summary>
    public DataDistribution Law { get; }

    /// <summary>Whether it is all of one file, as it is.</summary>
    internal bool IsFile { get; }

    /// <summary>How many points there are.</summary>
    public long Count => isRows ? Law.Atoms!.Count : long.MaxValue;

    /// <summary>The rows of a .npy, .npz, .csv, .tsv or .txt file.</summary>
    /// <exception cref="NecException">There is no such file, or nothing of the kind in it.</exception>
    public static PointSource OfRows(string path)
    {
        try
        {
            return new(path, new FileData(new DataContext(""), path), isFile: true);
        }
        catch (DataException fault)
        {
            throw FileFailures.RefusedAlone(fault);
        }
    }

    /// <summary>The data of an experiment: the rows of its file, or draws of its law.</summary>
    /// <exception cref="NecException">A file that it needs is not there, or another one than it was.</exception>
    public static PointSource OfData(string name, Experiment experiment) => new(name, Prepared.DataOf(experiment), isFile: false);

    /// <summary>
    /// One of several parts of so many points, which have no point in common. Rows come in random order, for neighbours in a file may have much in common; those of two files of one length come in the same
    /// order, so that error bars count rows that belong together as one.
    /// </summary>
    /// <param name="stream">The random numbers of a law; two sources of one law need two.</param>
    /// <returns>[count, D], float64.</returns>
    internal Tensor Take(long count, int part, string stream, long seed, Device device)
    {
        using var scope = NewDisposeScope();
        if (!isRows)
        {
            using var generator = RandomStream.Generator(seed, stream, part, device);
            return Law.Sample(count, generator).MoveToOuterDisposeScope();
        }
        // On the processor, so that the order is the same on every device.
        using var shuffle = RandomStream.Generator(seed, "rows", 0, CPU);
        var order = randperm(Count, generator: shuffle).narrow(0, part * count, count);
        return Law.Atoms!.Table.Picked([.. order.data<long>().Select(i => (int)i)]).ToTensor(device).to(float64).MoveToOuterDisposeScope();
    }
}
