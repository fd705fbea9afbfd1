using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What can be wrong with imports: codes NEC1043 to NEC1046.</summary>
internal static class ImportDiagnostics
{
    /// <param name="why">What is wrong with the file.</param>
    public static Diagnostic Unreadable(Location at, string path, Diagnostic why)
    {
        var diagnostic = Diagnostic.Error("NEC1043", $"`{path}` cannot be imported", at, why.Message) with { Notes = why.Notes, Helps = why.Helps };
        if (why.Primary is { } place) diagnostic = diagnostic.WithRelated(place.Location, place.Text);
        return Path.IsPathRooted(path) ? diagnostic : diagnostic.WithNote("the path is relative to the file that imports");
    }

    /// <param name="paths">The files round the circle, the first again at the end.</param>
    public static Diagnostic Circle(Location at, IReadOnlyCollection<string> paths) =>
        paths.Count == 2 ? Diagnostic.Error("NEC1044", "the file imports itself", at).WithHelp("leave the import out")
        : Diagnostic.Error("NEC1044", "files import each other in a circle", at)
            .WithNote(string.Join(" imports ", paths.Select(path => $"`{path}`")))
            .WithHelp("put the processes that both need into a file of their own, and import that");

    public static Diagnostic TwoOfOneName(Location at, string name, Location first, Location again) =>
        Diagnostic.Error("NEC1045", $"two imported processes are called `{name}`", at, "this import brings the second")
            .WithRelated(first, "the first")
            .WithRelated(again, "the second")
            .WithHelp("give one of them another name, or import only one of the files");

    public static Diagnostic NoProcess(Location at, string path) =>
        Diagnostic.Error("NEC1046", $"`{path}` holds no process", at)
            .WithNote("an import takes processes alone: no data, no network, no measures")
            .WithHelp("leave the import out");
}
