using System.Collections.Immutable;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>A process of another file.</summary>
public sealed record ImportedProcess(SourceText Source, ProcessDeclaration Process);

/// <summary>Reads the files that a file imports, and those that they import, each once.</summary>
internal sealed class Imports
{
    private readonly SourceResolver files;
    private readonly BindingReport diagnostics;
    private readonly HashSet<string> read = [];
    private readonly Dictionary<string, ImportedProcess> processes = [];
    private readonly Queue<Import> pending = new();

    private Imports(SourceResolver files, BindingReport diagnostics) => (this.files, this.diagnostics) = (files, diagnostics);

    /// <summary>The processes by their names.</summary>
    public IReadOnlyDictionary<string, ImportedProcess> Processes => processes;

    /// <summary>Whether all files could be read; faults have been reported.</summary>
    public bool Complete { get; private set; } = true;

    public static Imports Of(SdeFile file, SourceText source, SourceResolver files, BindingReport diagnostics)
    {
        var imports = new Imports(files, diagnostics);
        imports.Enqueue(file, [source]);
        while (imports.pending.TryDequeue(out var import)) imports.Complete &= imports.Read(import);
        return imports;
    }

    private void Enqueue(SdeFile file, ImmutableList<SourceText> chain)
    {
        foreach (var import in file.Declarations.OfType<ImportDeclaration>()) pending.Enqueue(new Import(import, chain));
    }

    private bool Read(Import import)
    {
        var (source, faults) = files.Load(import.By, import.Declaration.Path.Value);
        if (source is null) return Refuse(ImportDiagnostics.Unreadable(import.At, import.Declaration.Path.Value, faults[0]));
        var identity = files.Identify(source);
        if (import.Chain.FindIndex(s => files.Identify(s) == identity) is >= 0 and var first)
            return Refuse(ImportDiagnostics.Circle(import.At, [.. import.Chain.Skip(first).Append(source).Select(s => s.Path)]));
        if (!read.Add(identity)) return true;
        var (tree, wrong) = Parser.Parse(source);
        foreach (var fault in wrong) diagnostics.Add(fault);
        if (wrong.Any(d => d.Severity == Severity.Error)) return false;
        if (!tree.Declarations.Any(d => d is ProcessDeclaration or ImportDeclaration)) return Refuse(ImportDiagnostics.NoProcess(import.At, source.Path));
        foreach (var process in tree.Declarations.OfType<ProcessDeclaration>()) Take(new ImportedProcess(source, process), import);
        Enqueue(tree, import.Chain.Add(source));
        return true;
    }

    private void Take(ImportedProcess process, Import import)
    {
        var name = process.Process.Name.Name;
        if (processes.TryAdd(name, process)) return;
        var (first, again) = (At(processes[name]), At(process));
        diagnostics.Add(first.Source == again.Source
            ? NameDiagnostics.Duplicate(again, $"process `{name}`", first)
            : ImportDiagnostics.TwoOfOneName(import.At, name, first, again));
    }

    private bool Refuse(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return false;
    }

    private static Location At(ImportedProcess process) => new(process.Source, process.Process.Name.Span);

    /// <param name="Chain">The files that led here, the one that is compiled first.</param>
    private sealed record Import(ImportDeclaration Declaration, ImmutableList<SourceText> Chain)
    {
        public SourceText By => Chain[^1];

        public Location At => new(By, Declaration.Path.Span);
    }
}
