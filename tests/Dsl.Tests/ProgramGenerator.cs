using System.Globalization;
using System.Text;

namespace NeuralEntropy.Dsl.Tests;

/// <summary>Writes random programs that the grammar allows, in random layout; the same seed writes the same program.</summary>
internal sealed class ProgramGenerator(int seed)
{
    private static readonly string[] names = ["a", "beta", "σ", "β_min", "κ", "x_0", "Noise2", "_private", "v\u0302", "数"];
    private static readonly string[] blanks =
        [" ", " ", " ", "\n", "\t", "  ", "\r\n", " // to the end; of = the { line\n", " /* between } tokens */ "];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    public string Program()
    {
        Repeat(1, 4, Declaration);
        return text.ToString();
    }

    private void Declaration() => OneOf(
        () => { Write("process"); ProcessName(); Block(ProcessItem); },
        () => { Write("import"); Quoted(); Write(";"); },
        () => { Write("data", "="); OneOf(() => { Mixture(2); if (random.Next(2) == 0) Write(";"); }, () => { Expression(4); Write(";"); }); },
        () => { Write("use"); ProcessName(); if (random.Next(2) == 0) { Write("("); Name(); Write("="); Expression(3); Write(")"); } if (random.Next(3) == 0) TimeChange(); Write(";"); },
        () => { Write("network"); Name(); Parameters(); if (random.Next(3) == 0) Write("predicts", Pick("noise", "data")); Write("="); Expression(4); Write(";"); },
        () => { Write("train"); Name(); Block(Setting); },
        () => { Write("sweep"); SweepTarget(); Write(Pick("in", "∈")); OneOf(SweptValues, () => { Name(); Write("("); Separated(() => Argument(2)); Write(")"); }); Write(";"); },
        () => { Write("measure"); Block(() => OneOf(Setting, Measured)); });

    private void Measured()
    {
        Name();
        if (random.Next(3) == 0) { Write("("); if (random.Next(4) > 0) Separated(() => Argument(2)); Write(")"); }
        if (random.Next(3) == 0) { Write("by"); Separated(Name); }
        Write(";");
    }

    private void SweepTarget() => OneOf(Name, () => Write("data"), () => { Write(Pick("train", "measure", "network", "σ"), "."); Name(); });

    private void SweptValues() { Write("["); Separated(() => OneOf(() => Write("data"), () => Expression(3))); Write("]"); }

    private void ProcessItem() => OneOf(
        () => { Write("time"); Name(); Write(Pick("in", "∈"), "["); Expression(2); Write(","); Expression(2); Write("]", ";"); },
        () => { Write("state"); Name(); Write(";"); },
        () => { Write("param"); Name(); Write("="); Expression(3); if (random.Next(3) == 0) { Write("where"); Condition(2); } Write(";"); },
        () => { Write("let"); Name(); Parameters(); Write("="); Expression(5); Write(";"); },
        () => { TimeChange(); Write(";"); },
        () => { Write(Pick("drift", "sigma", "σ", "equilibrium", "kernel"), "="); Expression(5); Write(";"); });

    private void TimeChange()
    {
        Write("reparametrise");
        Name();
        Write("=");
        Expression(3);
        Write("for");
        Name();
        Write(Pick("in", "∈"), "[");
        Expression(2);
        Write(",");
        Expression(2);
        Write("]");
    }

    private void Setting() { Name(); Write("="); Expression(3); Write(";"); }

    private void Mixture(int depth) { Write("mixture"); Block(() => { Expression(depth); Write(":"); Expression(depth); Write(";"); }); }

    private void Parameters()
    {
        if (random.Next(2) == 0) return;
        Write("(");
        Separated(Name);
        Write(")");
    }

    private void Expression(int depth)
    {
        if (depth == 0 || random.Next(5) > 0) Sum(depth);
        else OneOf(
            () => Condition(depth),
            () => { Write("if"); Expression(depth - 1); Write("then"); Expression(depth - 1); Write("else"); Expression(depth - 1); });
    }

    private void Sum(int depth)
    {
        if (depth == 0) OneOf(Number, Name);
        else OneOf(
            Number, Name,
            () => { Sum(depth - 1); Write(Pick("+", "-", "*", "/", "−", "·", "×", "÷")); Sum(depth - 1); },
            () => { Primary(depth); Write(Pick("²", "³")); },
            () => { Primary(depth); Write("^"); Repeat(0, 2, () => Write(Pick("-", "+"))); Primary(depth); },
            () => { Write(Pick("-", "+", "−")); Sum(depth - 1); },
            () => Primary(depth));
    }

    private void Condition(int depth)
    {
        if (depth == 0) Name();
        else OneOf(
            () => { Sum(depth - 1); Repeat(1, 2, () => { Write(Pick("<", "<=", ">", ">=", "==", "!=", "≤", "≥", "≠")); Sum(depth - 1); }); },
            () => { Write("not"); Condition(depth - 1); },
            () => { Condition(depth - 1); Write(Pick("and", "or")); Condition(depth - 1); },
            () => { Write("("); Condition(depth - 1); Write(")"); });
    }

    private void Primary(int depth) => OneOf(
        Number, Name, Quoted,
        () => { Write("("); Expression(depth - 1); Write(")"); },
        () => { Write("["); Separated(() => Expression(depth - 1)); Write("]"); },
        () => { if (random.Next(3) == 0) Mixture(depth - 1); else Number(); },
        () => { if (random.Next(4) == 0) Write("mixture"); Name(); Write("("); if (random.Next(4) > 0) Separated(() => Argument(depth - 1)); Write(")"); });

    private void Argument(int depth)
    {
        if (random.Next(3) == 0) Write(Pick(names) + " =", Pick("data", "3"));
        else Expression(depth);
    }

    private void Number() => Write(Pick(
        random.Next(1000).ToString(CultureInfo.InvariantCulture), random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
        "4_096", "1e-5", "0.5%", ".5", "1.", "2.5E+3"));

    private void Quoted() => Write(Pick("\"\"", "\"x.npy\"", "\"a  b;\"", "\"\\\"// /* é \\\\\""));

    private void ProcessName() => Write(Pick(names) + Pick("", "", "-linear", "-2-in", "-σ"));

    private void Name() => Write(Pick(names));

    private void Block(Action item) { Write("{"); Repeat(0, 4, item); Write("}"); }

    private void Separated(Action item) { item(); Repeat(0, 2, () => { Write(","); item(); }); }

    private void Repeat(int least, int most, Action action)
    {
        for (var count = random.Next(least, most + 1); count > 0; count--) action();
    }

    private void OneOf(params Action[] actions) => Pick(actions)();

    private T Pick<T>(params T[] of) => of[random.Next(of.Length)];

    private void Write(params string[] tokens)
    {
        foreach (var token in tokens) text.Append(token).Append(Pick(blanks));
    }
}
