using System.Globalization;
using NeuralEntropy.Compiler.Algebra;
using NeuralEntropy.Compiler.Library;
using NeuralEntropy.Compiler.Vocabulary;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Training;

namespace NeuralEntropy.Compiler.Tests.Fuzzing;

/// <summary>
/// Writes programs that mean to be right: formulas are random, names are known, terms and their arguments come from the runtime's
/// vocabulary within their bounds. Much of it compiles; the rest is wrong in ways that no author thinks of.
/// </summary>
internal sealed class ProgramWriter(Random random)
{
    private static readonly string[] names = ["a", "b", "beta", "κ", "σ2", "rate", "x0", "class", "double", "Time", "e", "t2", "_", "T", "Exp", "pi2", "β_min"];
    private static readonly Function[] elementWise = [.. Functions.All.Where(f => f.Shape == FunctionShape.ElementWise)];
    private readonly List<string> parameters = [];
    private readonly List<(string Name, int Arity)> lets = [];
    private string time = "t";
    private string state = "x";
    private int dimension = 1;

    public string Program()
    {
        dimension = random.Next(1, 4);
        // A network may use what the process defines.
        var process = random.Next(6) == 0 ? Use() : Process();
        var parts = new List<string> { Data(), Network(), Train(), Measure() };
        parts.Insert(random.Next(parts.Count), process);
        return string.Join('\n', parts.Where(p => p != ""));
    }

    private string Use()
    {
        var name = Pick([.. ProcessLibrary.Names]);
        var arguments = random.Next(3) == 0 ? "" : $"({Pick(["beta_max", "start", "stop", "end", "kappa", "sigma_max"])} = {Number()})";
        return $"use {name}{arguments}{(random.Next(3) == 0 ? $" {TimeChange("1")}" : "")};";
    }

    private string Process()
    {
        (time, state) = (Pick(["t", "t", "s", "τ"]), Pick(["x", "x", "y", "namespace"]));
        var end = Number();
        var free = names.Where(n => n != time && n != state).OrderBy(_ => random.Next()).ToArray();
        var lines = new List<string> { $"time {time} in [{Interval(end)}];", $"state {state};" };
        for (var i = random.Next(3); i > 0; i--)
        {
            lines.Add($"param {free[i]} = {Number()}{(random.Next(3) == 0 ? $" where {Domain(free[i])}" : "")};");
            parameters.Add(free[i]);
        }
        for (var i = 3 + random.Next(3); i > 3; i--)
        {
            var arity = random.Next(3);
            string[] arguments = [.. ((string[])["u", "v"])[..arity]];
            lines.Add($"let {free[i]}{(arity == 0 ? "" : $"({string.Join(", ", arguments)})")} = {Formula(3, [time, .. arguments])};");
            lets.Add((free[i], arity));
        }
        lines.AddRange(random.Next(11) switch
        {
            0 => [$"drift = {Positive()} * {state};", $"sigma = {Positive()};"],
            1 => [$"equilibrium = normal(0, {Positive()});", $"sigma = {Positive()};"],
            2 => [$"kernel = normal(exp(-{Positive()} * {time}) * {state}, sqrt({time}) * {Positive()});"],
            3 => [$"equilibrium = flat;", $"sigma = {Positive()};"],
            4 => [$"drift = {Formula(3, [time, state])};", $"sigma = {Formula(3, [time])};"],
            5 => [$"drift = -{Positive()} * ({state} - {Formula(2, [time])});", $"sigma = {Positive()};"],
            6 => [$"drift = -{Vector()} * ({state} - {Vector()});", $"sigma = {Vector()} * {Positive()};"],
            7 => [$"drift = {Matrix()} * {state} + {Vector()} * {Formula(2, [time])};", $"sigma = {Pick([Vector(), Positive()])};"],
            8 => [$"equilibrium = normal({Formula(2, [time])}, {Vector()});", $"sigma = {Pick([Vector(), Positive()])};"],
            9 => [$"kernel = normal(exp(-{Vector()} * {time}) * {state} + {time} * {Vector()}, sqrt({time}) * {Positive()});"],
            _ => [$"drift = -{Positive()} * {state};", $"sigma = {Positive()};"],
        });
        if (random.Next(4) == 0) lines.Add($"{TimeChange(end)};");
        return $"process {Pick(names)} {{\n    {string.Join("\n    ", lines.OrderBy(_ => random.Next()))}\n}}";
    }

    private string Domain(string parameter) => random.Next(3) switch
    {
        0 => $"{parameter} >= {Number()} or not {parameter} == {Pick([.. parameters, parameter])}",
        1 => $"0 < {parameter} <= {Formula(2, [parameter])}",
        _ => $"{parameter} > 0",
    };

    private string Interval(string end) => random.Next(4) switch { 0 => "1e-3, 1 - 1e-3", _ => $"0, {end}" };

    /// <summary>Most of them from 0 to the given end.</summary>
    private string TimeChange(string end) => $"reparametrise {time} = " + random.Next(5) switch
    {
        0 => $"{end} * r^{Pick(["2", "3", "0.5"])} for r in [0, 1]",
        1 => $"{end} * expm1(3*r)/expm1(3) for r in [0, 1]",
        2 => $"{end} * (1 + r)/2 for r in [-1, 1]",
        3 => $"exp(r) for r in [log(1e-3), log({end})]",
        _ => $"{Formula(2, ["r"])} for r in [0, 1]",
    };

    private string Data()
    {
        if (random.Next(3) > 0) return $"data = {Normal()};";
        if (random.Next(2) == 0) return $"data = mixture {{ {string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Number()}: {Normal()}; "))}}}";
        return $"data = {Term(Pick([.. Catalogue.Of<DataDistribution>()]))};";
    }

    private string Normal() => $"normal({(dimension == 1 ? Number() : Vector())}, {(random.Next(4) == 0 ? Vector() : Number())})";

    private string Vector() => $"[{string.Join(", ", Enumerable.Range(0, dimension).Select(_ => Number()))}]";

    private string Matrix() => $"({Positive()} * {Rows()} {Pick(["+", "-"])} {Pick([Rows(), $"transpose({Rows()})", $"{Rows()} * {Rows()}"])})";

    private string Rows() => $"[{string.Join(", ", Enumerable.Range(0, dimension).Select(_ => $"[{string.Join(", ", Enumerable.Range(0, dimension).Select(_ => Pick([Number(), $"-{Number()}", "0", time])))}]"))}]";

    private string Network() => random.Next(5) switch
    {
        0 => "",
        1 => $"network e = {Term(Pick([.. Catalogue.Of<Network>()]))};",
        _ => $"network e({state}, {time}) = {Field()};",
    };

    private string Field() => random.Next(5) switch
    {
        0 => $"{Formula(2, [time])} * ideal({state}, {time}) + {Formula(2, [time, state])} * {state}",
        1 => $"{Formula(2, [time])} * score({state}, {time}) - equilibrium_score({state}, {time})",
        2 => Formula(3, [time, state]),
        3 => $"{Rows()} * transpose({Rows()}) * ({state} - {Vector()}) / {Vector()}",
        _ => $"{Formula(3, [time])} * {state} + {Vector()}",
    };

    private string Train() => random.Next(3) == 0 ? $"train e {{ {Settings(Catalogue.Of<TrainingPlan>().Single())} }}" : "";

    private string Measure() => random.Next(3) == 0
        ? $"measure {{ {Term(Pick([.. Catalogue.Of<Measure>()]))}; {Settings(Catalogue.Of<MeasurePlan>().Single())} }}"
        : "";

    private string Term(Term term) => $"{term.Name}({string.Join(", ", Stated(term).Select(p => $"{p.Name} = {Value(p)}"))})";

    private string Settings(Term term) => string.Concat(Stated(term).Select(p => $"{p.Name} = {Value(p)}; "));

    private IEnumerable<TermParameter> Stated(Term term) => term.Parameters.Where(p => (p.IsRequired || random.Next(3) == 0) && p.Name != "measures" && p.Kind != TermKind.Choices);

    private string Value(TermParameter parameter) => parameter.Kind switch
    {
        TermKind.WholeNumber => random.Next(1, 9).ToString(CultureInfo.InvariantCulture),
        TermKind.WholeNumbers => $"[{random.Next(1, 9)}, {random.Next(1, 9)}]",
        TermKind.Numbers => Vector(),
        TermKind.NumberLists => $"[{string.Join(", ", Enumerable.Range(0, dimension).Select(_ => Vector()))}]",
        TermKind.Choice => Catalogue.Snake(Pick(Enum.GetNames(Nullable.GetUnderlyingType(parameter.Member.ParameterType) ?? parameter.Member.ParameterType))),
        TermKind.Truth => Pick(["true", "false"]),
        TermKind.Term => Term(Pick([.. Catalogue.Of(parameter.Member.ParameterType)])),
        TermKind.Terms => $"[{Term(Pick([.. Catalogue.Of(parameter.ItemType)]))}]",
        _ => Number(),
    };

    /// <summary>Greater than 0 more often than not, as rates and deviations are.</summary>
    private string Positive() => random.Next(5) switch
    {
        0 => Number(),
        1 => $"(1 + {time})",
        2 => $"exp({Formula(2, [time])})",
        3 => $"({Number()} + square({Formula(2, [time])}))",
        _ => $"softplus({Formula(2, [time])})",
    };

    /// <summary>Of the given names, and of the parameters and definitions of the process.</summary>
    private string Formula(int depth, string[] of)
    {
        if (depth == 0 || random.Next(6) == 0) return Leaf(of);
        string Inner() => Formula(depth - 1, of);
        return random.Next(12) switch
        {
            0 or 1 => $"({Inner()} + {Inner()})",
            2 => $"({Inner()} - {Inner()})",
            3 or 4 => $"{Inner()} * {Inner()}",
            5 => $"{Inner()} / ({Inner()})",
            6 => $"({Inner()})^{Pick(["2", "3", "-1", "0.5", "-2", "1.5"])}",
            7 => $"-{Inner()}",
            8 when lets.Count > 0 => Applied(Pick([.. lets]), Inner),
            9 => $"(if {Condition(Inner)} then {Inner()} else {Inner()})",
            10 when random.Next(3) == 0 => $"steps({Pick([$"[{Number()}, {Number()}, {Number()}]", $"{Inner()}, 4"])}, {Pick([time, Inner()])})",
            _ => Called(Pick(elementWise), Inner),
        };
    }

    private string Condition(Func<string> inner) => random.Next(4) switch
    {
        0 => $"{inner()} {Pick(["and", "or"])} not {inner()} < {Number()}",
        1 => $"{inner()} > {inner()} {Pick(["and", "or"])} {inner()} != {Number()}",
        _ => $"{inner()} {Pick(["<", "<=", ">", ">=", "==", "!="])} {Pick([Number(), inner()])}",
    };

    private static string Applied((string Name, int Arity) let, Func<string> inner) => let.Arity switch { 0 => let.Name, 1 => $"{let.Name}({inner()})", _ => $"{let.Name}({inner()}, {inner()})" };

    private string Called(Function function, Func<string> inner) =>
        $"{function.Name}({string.Join(", ", Enumerable.Range(0, function.Arity + (function.TakesMore ? random.Next(3) : 0)).Select(_ => inner()))})";

    private string Leaf(string[] of) => random.Next(5) switch
    {
        0 => Number(),
        1 when parameters.Count > 0 => Pick([.. parameters]),
        2 => "pi",
        _ => Pick(of),
    };

    private string Number() => Pick(["0.5", "1", "2", "0.1", "3", "1e-3", "16", "0.25", "10", "1.5"]);

    private T Pick<T>(T[] of) => of[random.Next(of.Length)];
}
