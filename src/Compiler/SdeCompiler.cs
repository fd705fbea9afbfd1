using NeuralEntropy.Compiler.Binding;
using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Compiler.Emission;
using NeuralEntropy.Compiler.Loading;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler;

/// <summary>The pipeline: text, syntax, bound, derived, C#, assembly.</summary>
public static class SdeCompiler
{
    /// <summary>Text to C#. Whatever is wrong with the text is a diagnostic of the result, never an exception.</summary>
    public static Compilation Compile(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var parsed = Parser.Parse(source);
        diagnostics.AddRange(parsed.Diagnostics);
        var bound = diagnostics.HasErrors ? null : Binder.Bind(parsed.Tree, source, diagnostics);
        var derived = bound is null ? null : Deriver.Derive(bound.Process, null, diagnostics);
        if (bound is not null && derived is not null)
        {
            NetworkSoundness.Check(bound, derived, diagnostics);
            ScoreSoundness.Check(bound, derived, diagnostics);
        }
        var csharp = bound is null || derived is null || diagnostics.HasErrors ? null : Emitter.Emit(bound, derived);
        return new Compilation(source, parsed.Tree, bound, derived, csharp, diagnostics.ToImmutable());
    }

    /// <summary>C# to a loaded experiment, by way of the cache.</summary>
    /// <exception cref="InvalidProgramException">The emitted C# does not compile: a defect of nec.</exception>
    public static LoadedExperiment Load(Compilation compilation, AssemblyCache cache)
    {
        if (compilation is not { CSharp: { } csharp, Bound: { } bound }) throw new ArgumentException("the compilation did not succeed", nameof(compilation));
        return new LoadedExperiment(cache.GetOrAdd(csharp, name => RoslynBackend.Compile(csharp, name)), bound);
    }
}
