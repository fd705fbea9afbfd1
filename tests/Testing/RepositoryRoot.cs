using System.Runtime.CompilerServices;

namespace NeuralEntropy.Testing;

/// <summary>Finds the project's folders from a test, whatever folder the test runs in.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds NeuralEntropy.sln.</summary>
    public static string Path { get; } = Find();

    /// <summary>The full path of a file or folder given relative to the root.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find([CallerFilePath] string file = "")
    {
        var folder = System.IO.Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "NeuralEntropy.sln"))) folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("no NeuralEntropy.sln above " + file);
    }
}
