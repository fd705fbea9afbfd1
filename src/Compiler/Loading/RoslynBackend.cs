using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace NeuralEntropy.Compiler.Loading;

/// <summary>C# to an assembly, in memory.</summary>
public static class RoslynBackend
{
    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    /// <exception cref="InvalidProgramException">Roslyn refuses the text: a defect of nec, told with Roslyn's reasons.</exception>
    public static byte[] Compile(string csharp, string assemblyName)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(csharp, System.Text.Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest), $"{assemblyName}.cs");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable, deterministic: true);
        var compilation = CSharpCompilation.Create(assemblyName, [tree], References.Value, options);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (result.Success) return assembly.ToArray();
        var reasons = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).Select(d => d.ToString());
        throw new InvalidProgramException("the emitted C# does not compile:\n" + string.Join('\n', reasons));
    }

    private static MetadataReference[] FindReferences()
    {
        // Generated code names these alone; the whole framework would have to be read for nothing.
        string[] framework = ["System.Private.CoreLib", "System.Runtime", "System.Collections.Immutable"];
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        Assembly[] ours = [typeof(Runtime.Experiment).Assembly, typeof(TorchSharp.torch).Assembly];
        return
        [
            .. trusted.Where(path => framework.Contains(Path.GetFileNameWithoutExtension(path))).Select(path => MetadataReference.CreateFromFile(path)),
            .. ours.Select(assembly => MetadataReference.CreateFromFile(assembly.Location)),
        ];
    }
}
