using System.Collections.Immutable;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Library;
using NeuralEntropy.Compiler.Sweeping;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Syntax to bound model. Faults in one declaration do not hide those in another.</summary>
public sealed class Binder
{
    private readonly SourceText source;
    private readonly BindingReport diagnostics;
    private readonly SourceResolver files;
    private readonly TermBinder terms;

    private Binder(SourceText source, SourceResolver files, BindingReport diagnostics)
    {
        (this.source, this.files, this.diagnostics) = (source, files, diagnostics);
        terms = new TermBinder(source, diagnostics);
    }

    /// <summary>What is null has a fault that <paramref name="diagnostics"/> say, or that the parser has said.</summary>
    /// <param name="file">Also one with items that could not be read.</param>
    /// <param name="files">Where imported files come from.</param>
    public static Binding Bind(SdeFile file, SourceText source, SourceResolver files, DiagnosticBag diagnostics) => Bind(file, source, files, diagnostics, null);

    /// <param name="names">Gets what every name means; also of a file with errors, as far as it can be told.</param>
    internal static Binding Bind(SdeFile file, SourceText source, SourceResolver files, DiagnosticBag diagnostics, NameLog? names)
    {
        var found = new DiagnosticBag();
        var binding = DeepStack.Run(() => new Binder(source, files, new BindingReport(found, names, file.Unread)).Bind(file));
        diagnostics.AddRange(found.ToImmutable());
        return binding;
    }

    private Binding Bind(SdeFile file)
    {
        var data = Single<DataDeclaration>(file, "the data");
        var process = Process(file);
        var networks = Networks(file);
        var measure = Single<MeasureDeclaration>(file, "what is measured");
        var end = new Location(source, new Span(source.Text.TrimEnd().Length, 0));
        if (process is null && !diagnostics.MayState("process") && !diagnostics.MayState("use")) diagnostics.Add(ExperimentDiagnostics.NoProcess(end));
        if (data is null && !diagnostics.MayState("data")) diagnostics.Add(ExperimentDiagnostics.NoData(end));

        var boundData = data is null ? null : terms.Bind(data.Value, typeof(DataDistribution));
        var dimension = boundData is null ? process?.LikelyDimension(diagnostics) ?? 1 : DataBinder.DimensionOf(boundData);
        var open = process?.Open(diagnostics, dimension);
        BoundNetwork?[] bound = [.. networks.Select(network => BindNetwork(network, dimension, open?.Shared))];
        var forms = bound.OfType<BoundClosedForm>().ToArray();
        var boundProcess = open?.Close(forms.Select(form => form.Value));
        if (boundData is not null)
            foreach (var missing in forms.Select(form => DataDiagnostics.ScoreMissing(boundData, form)).OfType<Diagnostic>()) diagnostics.Add(missing);
        var trainings = BindTrainings(file, networks, bound);
        var measures = BindMeasures(measure, networks, end);
        // A fault of a sweep is none of the file without it.
        var hasErrors = diagnostics.HasErrors;
        var sweeps = new SweepBinder(file, source, diagnostics).Bind();
        // What the names in a sweep's values mean shows where they are put.
        if (diagnostics.IsHeard)
            foreach (var tree in SweepCompiler.Single(file, sweeps)) new Binder(source, files, diagnostics.Into(new DiagnosticBag())).Bind(tree);
        return new Binding(boundProcess, hasErrors || boundProcess is null || boundData is null || measures is null || !file.Unread.IsEmpty
            ? null
            : new BoundFile(source, process?.Import, boundProcess, boundData, dimension, bound.ElementAtOrDefault(0), trainings.ElementAtOrDefault(0), measures)
            {
                Baseline = bound.ElementAtOrDefault(1),
                BaselineTraining = trainings.ElementAtOrDefault(1),
                Sweeps = sweeps,
            });
    }

    /// <summary>The process of the file, or the one that it uses: of a file that it imports, else of the library.</summary>
    private ProcessChoice? Process(SdeFile file)
    {
        var imports = Imports.Of(file, source, files, diagnostics);
        switch (Single(file.Declarations.Where(d => d is ProcessDeclaration or UseDeclaration), "the process"))
        {
            case ProcessDeclaration own:
                diagnostics.Declare(new DeclarationMeaning("process", At(own.Name)));
                return new ProcessChoice(source, own, [], null);
            case UseDeclaration use when imports.Processes.GetValueOrDefault(use.Process.Name) is { } import:
                diagnostics.Use(At(use.Process), MeaningOf(import));
                return new ProcessChoice(import.Source, import.Process, use.Arguments, source) { Import = import, Change = use.Change };
            case UseDeclaration use when ProcessLibrary.Find(use.Process.Name) is { } entry:
                diagnostics.Use(At(use.Process), new LibraryMeaning(use.Process.Name));
                return new ProcessChoice(entry.Source, entry.Process, use.Arguments, source) { Change = use.Change };
            case UseDeclaration use:
                var imported = imports.Processes;
                diagnostics.Offer(use.Process,
                [
                    .. imported.Values.Select(p => new Candidate(p.Process.Name.Name, MeaningOf(p))),
                    .. ProcessLibrary.Names.Except(imported.Keys).Select(n => new Candidate(n, new LibraryMeaning(n))),
                ]);
                string[] known = [.. imported.Keys, .. ProcessLibrary.Names.Except(imported.Keys)];
                // It may be in a file that could not be read, of which that has been told.
                if (imports.Complete && !diagnostics.MayState("import"))
                    diagnostics.Add(NameDiagnostics.UnknownTerm(
                        At(use.Process), imported.Count == 0 ? "process of the library" : "process of an imported file or of the library", use.Process.Name,
                        Suggestion.Nearest(use.Process.Name, known), string.Join(", ", known.Select(n => $"`{n}`"))));
                return new ProcessChoice(source, null, [], null);
            default:
                return null;
        }
    }

    /// <param name="shared">What the process shares with a closed form; null where there is no process.</param>
    private BoundNetwork? BindNetwork(NetworkDeclaration syntax, int dimension, Scope? shared)
    {
        diagnostics.Declare(new DeclarationMeaning("network", At(syntax.Name)));
        if (syntax.Parameters.IsEmpty)
        {
            if (syntax.Predicts is { } misplaced) diagnostics.Add(ExperimentDiagnostics.PredictsOutside(At(misplaced), syntax.Name.Name, misplaced.Meaning.Name));
            if (syntax.Value is CallExpression or NameExpression)
                return terms.Bind(syntax.Value, typeof(Network)) is { } term ? new BoundTermNetwork(syntax.Name.Name, term, At(syntax.Name)) : null;
            diagnostics.Add(ExperimentDiagnostics.NotANetwork(At(syntax.Value)));
            return null;
        }
        if (syntax.Parameters is not [var state, var time])
        {
            diagnostics.Add(ExperimentDiagnostics.ClosedFormParameters(At(syntax.Name), syntax.Parameters.Length));
            return null;
        }
        if (state.Name == time.Name)
        {
            diagnostics.Add(NameDiagnostics.Duplicate(At(time), $"`{time.Name}`", At(state)));
            return null;
        }
        var scope = shared ?? Scope.Empty;
        foreach (var field in Enum.GetValues<FieldKind>()) scope = scope.With(Catalogue.Snake(field.ToString()), new FieldMeaning(field));
        scope = scope
            .With(state.Name, diagnostics.Declare(new ValueMeaning(new Symbol(state.Name, SymbolKind.State), Shape.Vector(dimension), At(state))))
            .With(time.Name, diagnostics.Declare(new ValueMeaning(new Symbol(time.Name, SymbolKind.Time), Shape.Number, At(time))));
        var predicts = syntax.Predicts is { Meaning: var meaning } ? terms.Choice(meaning, typeof(Prediction)) : new ChoiceValue(typeof(Prediction), nameof(Prediction.Entropy));
        var faults = new DiagnosticBag();
        var bound = new ExpressionBinder(scope, source, diagnostics.Into(faults)).Bind(syntax.Value);
        // A name may be one of the process that is missing, of which that has been told.
        foreach (var fault in faults.ToImmutable().Where(f => shared is not null || f.Code != "NEC1001")) diagnostics.Add(fault);
        if (bound is not { } value || predicts is null) return null;
        if (value.Shape.Fits(Shape.Vector(dimension)))
            return new BoundClosedForm(syntax.Name.Name, state.Name, time.Name, Enum.Parse<Prediction>(predicts.Member), value.Value, At(syntax.Name));
        diagnostics.Add(ShapeDiagnostics.ShapeOfState(At(syntax.Value), $"`{syntax.Name.Name}`", state.Name, value.Shape, At(state)));
        return null;
    }

    /// <summary>The network of the file, and the one that it is compared with where there are two.</summary>
    private ImmutableArray<NetworkDeclaration> Networks(SdeFile file)
    {
        ImmutableArray<NetworkDeclaration> all = [.. file.Declarations.OfType<NetworkDeclaration>()];
        ImmutableArray<NetworkDeclaration> apart = [.. all.DistinctBy(network => network.Name.Name)];
        foreach (var again in all.Except(apart))
            diagnostics.Add(NameDiagnostics.Duplicate(At(again), $"network `{again.Name.Name}`", At(apart.First(network => network.Name.Name == again.Name.Name))));
        foreach (var third in apart.Skip(2)) diagnostics.Add(ExperimentDiagnostics.ThirdNetwork(At(third.Name), third.Name.Name, At(apart[0].Name), At(apart[1].Name)));
        return [.. apart.Take(2)];
    }

    /// <returns>How each network is trained; null where it is not.</returns>
    private BoundTerm?[] BindTrainings(SdeFile file, ImmutableArray<NetworkDeclaration> networks, BoundNetwork?[] bound)
    {
        var (trainings, first) = (new BoundTerm?[networks.Length], new TrainDeclaration?[networks.Length]);
        var isMisnamed = false;
        foreach (var train in file.Declarations.OfType<TrainDeclaration>())
        {
            foreach (var network in networks) diagnostics.Offer(train.Network, [new Candidate(network.Name.Name, new DeclarationMeaning("network", At(network.Name)))]);
            var terms = BindTraining(train);
            if (networks.FirstOrDefault(network => network.Name.Name == train.Network.Name) is not { } trained)
            {
                if (!networks.IsEmpty || !diagnostics.MayState("network"))
                    diagnostics.Add(ExperimentDiagnostics.TrainsNothing(At(train.Network), train.Network.Name, networks.FirstOrDefault()?.Name.Name));
                isMisnamed = true;
                continue;
            }
            var i = networks.IndexOf(trained);
            diagnostics.Use(At(train.Network), new DeclarationMeaning("network", At(trained.Name)));
            if (first[i] is { } before) diagnostics.Add(NameDiagnostics.Duplicate(At(train), "the training", At(before)));
            else if (bound[i] is BoundClosedForm form) diagnostics.Add(ExperimentDiagnostics.TrainsClosedForm(At(train.Network), train.Network.Name, form.At));
            (first[i], trainings[i]) = (first[i] ?? train, trainings[i] ?? terms);
        }
        foreach (var (network, i) in bound.Select((n, i) => (n, i)))
            if (network is BoundTermNetwork && first[i] is null && !isMisnamed && !diagnostics.MayState("train")) diagnostics.Add(ExperimentDiagnostics.Untrained(network.At, network.Name));
        return trainings;
    }

    private BoundTerm? BindTraining(TrainDeclaration syntax) => terms.Bind(Catalogue.Of<TrainingPlan>().Single(), syntax.Settings, At(syntax.Network));

    private BoundTerm? BindMeasures(MeasureDeclaration? syntax, ImmutableArray<NetworkDeclaration> networks, Location end)
    {
        var mayHaveMore = diagnostics.MayState("network");
        var (hasNetwork, hasBaseline) = (networks.Length > 0 || mayHaveMore, networks.Length > 1 || mayHaveMore);
        var term = Catalogue.Of<MeasurePlan>().Single();
        var known = Catalogue.Of<Measure>().ToArray();
        var at = syntax is null ? end : At(syntax);
        var asked = ImmutableArray.CreateBuilder<BoundValue>();
        var names = new Dictionary<string, Identifier>();
        var failed = false;
        var fitting = known.Where(m => syntax?.Items.Any(i => i is MeasureName named && named.Name.Name == m.Name) == false).Select(m => new Candidate(m.Name, new TermMeaning(m)))
            .Concat(term.Parameters.Where(p => p.Kind != TermKind.Terms).Select(p => new Candidate(p.Name, new ArgumentMeaning(term, p))));
        foreach (var item in syntax?.Items.OfType<MeasureName>() ?? [])
        {
            var name = item.Name.Name;
            diagnostics.Offer(item.Name, fitting);
            if (known.FirstOrDefault(m => m.Name == name) is { } meant) diagnostics.Use(At(item.Name), new TermMeaning(meant));
            if (!names.TryAdd(name, item.Name)) diagnostics.Add(NameDiagnostics.Duplicate(At(item.Name), $"`{name}`", At(names[name])));
            else if (known.FirstOrDefault(m => m.Name == name) is not { } measure)
                diagnostics.Add(NameDiagnostics.UnknownTerm(At(item.Name), "measure", name, Suggestion.Nearest(name, known.Select(m => m.Name))));
            else if (Made(measure).NeedsNetwork && !hasNetwork) diagnostics.Add(ExperimentDiagnostics.NetworkNeeded(At(item.Name), name));
            else if (Made(measure).NeedsBaseline && !hasBaseline) diagnostics.Add(ExperimentDiagnostics.TwoNetworksNeeded(At(item.Name), name));
            else if (Arguments(measure, item) is { } arguments) asked.Add(new TermValue(new BoundTerm(measure, arguments, At(item.Name))));
            else failed = true;
        }
        // A file that does not say what to measure asks for everything that can be had: what is true of the data first.
        if (syntax is null)
            asked.AddRange(
                from measure in known
                let made = Made(measure)
                where made.IsUsual && (hasNetwork || !made.NeedsNetwork) && (hasBaseline || !made.NeedsBaseline)
                orderby made.NeedsNetwork, made.NeedsScore descending
                select new TermValue(new BoundTerm(measure, [], at)));
        else if (names.Count == 0 && !diagnostics.Lacks<MeasureItem>()) diagnostics.Add(ExperimentDiagnostics.NothingMeasured(at));
        if (networks is [var measured, var baseline] && syntax is not null && !diagnostics.Lacks<MeasureItem>() && !asked.OfType<TermValue>().Any(m => Made(m.Term.Term).NeedsBaseline))
            diagnostics.Add(ExperimentDiagnostics.BaselineUnused(At(baseline.Name), baseline.Name.Name, measured.Name.Name, At(measured.Name)));
        var settings = terms.Bind(term with { Parameters = [.. term.Parameters.Where(p => p.Kind != TermKind.Terms)] }, syntax?.Items.OfType<Setting>() ?? [], at);
        if (settings is not null) failed |= !LevelBinder.Check(settings, [.. asked.OfType<TermValue>().Select(m => (Measure)TermActivator.Create(m.Term))], diagnostics);
        var list = term.Parameters.Single(p => p.Kind == TermKind.Terms);
        return settings is null || failed ? null : settings with { Term = term, Arguments = settings.Arguments.Insert(0, new BoundArgument(list, new ListValue(asked.ToImmutable()), at)) };
    }

    /// <summary>What a line says of a measure in parentheses, and the routes that it names.</summary>
    /// <returns>Null where that has a fault.</returns>
    private ImmutableArray<BoundArgument>? Arguments(Term measure, MeasureName syntax)
    {
        // Routes are named behind `by` alone.
        var stated = terms.Bind(measure with { Parameters = [.. measure.Parameters.Where(p => p.Kind != TermKind.Choices)] }, syntax.Arguments, At(syntax.Name));
        return Routes(measure, syntax) is { } routes && stated is not null ? [.. stated.Arguments, .. routes] : null;
    }

    /// <summary>The routes that a line names, as the measure's argument.</summary>
    /// <returns>Null where they have a fault.</returns>
    private ImmutableArray<BoundArgument>? Routes(Term measure, MeasureName syntax)
    {
        if (syntax.Routes.IsEmpty) return [];
        var there = Made(measure).Routes;
        var named = new Dictionary<string, Identifier>();
        var routes = ImmutableArray.CreateBuilder<BoundValue>();
        foreach (var route in syntax.Routes)
        {
            if (!named.TryAdd(route.Name, route)) diagnostics.Add(NameDiagnostics.Duplicate(At(route), $"`{route.Name}`", At(named[route.Name])));
            else if (terms.Choice(route, typeof(Route)) is not { } choice) continue;
            else if (there.Contains(Enum.Parse<Route>(choice.Member))) routes.Add(choice);
            else diagnostics.Add(ExperimentDiagnostics.NoSuchRoute(At(route), measure.Name, route.Name, there));
        }
        return routes.Count < syntax.Routes.Length
            ? null
            : [new BoundArgument(measure.Parameters.Single(p => p.Kind == TermKind.Choices), new ListValue(routes.ToImmutable()), new Location(source, syntax.Routes[0].Span.Cover(syntax.Routes[^1].Span)))];
    }

    private static Measure Made(Term measure) => (Measure)TermActivator.Create(new BoundTerm(measure, [], new Location(new SourceText("", ""), default)));

    private static DeclarationMeaning MeaningOf(ImportedProcess import) => new("process", new Location(import.Source, import.Process.Name.Span));

    private T? Single<T>(SdeFile file, string what) where T : Declaration => Single(file.Declarations.OfType<T>(), what);

    private T? Single<T>(IEnumerable<T> declarations, string what) where T : Declaration
    {
        var found = declarations.ToArray();
        foreach (var again in found.Skip(1)) diagnostics.Add(NameDiagnostics.Duplicate(At(again), what, At(found[0])));
        return found.FirstOrDefault();
    }

    private Location At(SyntaxNode node) => new(source, node.Span);
}
