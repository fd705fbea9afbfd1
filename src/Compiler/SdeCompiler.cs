using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Emission;
using NeuralEntropy.Compiler.Foresight;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Compiler.Sweeping;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler;

/// <summary>The pipeline: text, syntax, bound, derived, C#, assembly.</summary>
public static class SdeCompiler
{
    /// <summary>
    /// Text to C#. Whatever is wrong with the text is a diagnostic of the result, never an exception; each stage goes on with what the one
    /// before could make, so that a fault in one place does not hide another elsewhere.
    /// </summary>
    /// <param name="files">Where imported files come from: from beside the text's own path, unless something else is given.</param>
    public static Compilation Compile(SourceText source, SourceResolver? files = null) => DeepStack.Run(() => CompileHere(source, files));

    private static Compilation CompileHere(SourceText source, SourceResolver? files)
    {
        var diagnostics = new DiagnosticBag();
        var parsed = Parser.Parse(source);
        diagnostics.AddRange(parsed.Diagnostics);
        var (process, whole) = Binder.Bind(parsed.Tree, source, files ?? SourceResolver.Files, diagnostics);
        var derived = process is null ? null : Deriver.Derive(process, null, diagnostics);
        var available = whole is null || derived is null ? whole : Check(whole, derived, diagnostics);
        // Of a sweep, other combinations may have something to measure.
        if (available is null && whole is { Sweeps.IsEmpty: true }) diagnostics.Add(ForesightDiagnostics.NothingLeft(whole.Measures.At));
        var bound = available ?? whole;
        var combinations = bound is null || derived is null ? [] : SweepCompiler.Compile(parsed.Tree, bound, files ?? SourceResolver.Files, diagnostics);
        var csharp = bound is null || derived is null || diagnostics.HasErrors ? null : Emitter.Emit(bound, derived);
        return new Compilation(source, parsed.Tree, bound, derived, csharp, diagnostics.ToImmutable()) { Combinations = combinations };
    }

    /// <summary>What only the data, the process and the network together show.</summary>
    /// <returns>The file with the measures that can be had; null where none of those that it names can.</returns>
    internal static BoundFile? Check(BoundFile bound, DerivedProcess derived, DiagnosticBag diagnostics)
    {
        NetworkSoundness.Check(bound, derived, diagnostics);
        ScoreSoundness.Check(bound, derived, diagnostics);
        var available = Availability.Narrow(bound, derived, diagnostics);
        if (available is not null && !diagnostics.HasErrors) Forecast.Check(bound, derived, diagnostics);
        return available;
    }

    /// <summary>C# to a loaded experiment, by way of the cache.</summary>
    /// <exception cref="InvalidProgramException">The emitted C# does not compile: a defect of nec.</exception>
    public static LoadedExperiment Load(Compilation compilation, AssemblyCache cache)
    {
        if (compilation is not { CSharp: { } csharp, Bound: { } bound }) throw new ArgumentException("the compilation did not succeed", nameof(compilation));
        return Load(csharp, bound, cache);
    }

    internal static LoadedExperiment Load(string csharp, BoundFile bound, AssemblyCache cache) =>
        new(cache.GetOrAdd(csharp, name => RoslynBackend.Compile(csharp, name)), bound);
}
