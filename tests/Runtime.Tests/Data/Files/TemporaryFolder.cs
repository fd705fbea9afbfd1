namespace NeuralEntropy.Runtime.Tests.Data.Files;

/// <summary>A folder of one test's own, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nec-test-");

    public string Path => folder.FullName;

    public string this[string name] => System.IO.Path.Combine(folder.FullName, name);

    public void Write(string name, string text) => File.WriteAllText(this[name], text);

    public void Dispose() => folder.Delete(recursive: true);
}
