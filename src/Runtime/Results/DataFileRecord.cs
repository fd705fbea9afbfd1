using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Runtime.Results;

/// <summary>A file that data came from, as it was.</summary>
/// <param name="Name">As the .sde file names it.</param>
/// <param name="Sha256">Of its content, in lower case.</param>
public sealed record DataFileRecord(string Name, string Sha256)
{
    /// <exception cref="NecException">It cannot be read.</exception>
    internal static DataFileRecord Of(DataFile file) => new(file.Name, file.Sha256());
}
