using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What can be wrong with names, arguments and settings: one method a code.</summary>
public static class NameDiagnostics
{
    public static Diagnostic UnknownName(Location at, string name, string? nearest, string known) =>
        Suggest(Diagnostic.Error("NEC1001", $"there is nothing called `{name}` here", at), nearest).WithNote($"known here: {known}");

    public static Diagnostic Duplicate(Location at, string what, Location first) =>
        Diagnostic.Error("NEC1002", $"{what} is stated twice", at).WithRelated(first, "first here");

    public static Diagnostic Cycle(Location at, IEnumerable<string> path) =>
        Diagnostic.Error("NEC1003", "definitions go round in a circle", at).WithNote(string.Join(" needs ", path.Select(name => $"`{name}`")));

    public static Diagnostic FunctionAsValue(Location at, string name, string usage) =>
        Diagnostic.Error("NEC1004", $"`{name}` is a function and has no value of its own", at).WithHelp($"call it: `{usage}`");

    public static Diagnostic NotAFunction(Location at, string name, string what) =>
        Diagnostic.Error("NEC1005", $"`{name}` cannot be called", at, $"this is {what}");

    public static Diagnostic UnknownArgument(Location at, string owner, string name, string? nearest, string known) =>
        Suggest(Diagnostic.Error("NEC1006", $"`{owner}` has no `{name}`", at), nearest).WithNote(known == "" ? $"`{owner}` takes nothing" : $"`{owner}` takes {known}");

    public static Diagnostic RepeatedArgument(Location at, string owner, string name, Location first) =>
        Diagnostic.Error("NEC1007", $"`{name}` of `{owner}` is stated twice", at).WithRelated(first, "first here");

    public static Diagnostic MissingArgument(Location at, string owner, string name, string meaning) =>
        Diagnostic.Error("NEC1008", $"`{owner}` needs `{name}`", at, meaning).WithHelp($"add `{name} = …`");

    public static Diagnostic WrongCount(Location at, string name, string usage, int given) =>
        Diagnostic.Error("NEC1009", $"`{name}` is given {Count(given)}", at).WithHelp($"it is called as `{usage}`");

    public static Diagnostic Taken(Location at, string name) =>
        Diagnostic.Error("NEC1010", $"`{name}` is a name of the language", at).WithHelp("choose another name");

    public static Diagnostic ArgumentByName(Location at, string function) =>
        Diagnostic.Error("NEC1011", $"`{function}` takes its arguments by their order", at).WithHelp("leave the name out");

    public static Diagnostic UnknownTerm(Location at, string kind, string name, string? nearest, string known) =>
        Suggest(Diagnostic.Error("NEC1012", $"there is no {kind} called `{name}`", at), nearest).WithNote($"there are {known}");

    /// <summary>Of a kind with too many names for a line.</summary>
    public static Diagnostic UnknownTerm(Location at, string kind, string name, string? nearest) =>
        Suggest(Diagnostic.Error("NEC1012", $"there is no {kind} called `{name}`", at), nearest).WithNote($"`nec vocabulary` lists every {kind}");

    public static Diagnostic ArgumentByOrder(Location at, string process, string known) =>
        Diagnostic.Error("NEC1013", $"parameters of `{process}` are changed by their names", at)
            .WithNote(known == "" ? "it has none" : $"it has {known}")
            .WithHelp("write `name = value`");

    public static Diagnostic TooLarge(Location at, string name) =>
        Diagnostic.Error("NEC1014", $"`{name}` grows too large", at)
            .WithNote("every definition is written out where it is used, and this one then has thousands of terms")
            .WithHelp("use each definition fewer times");

    /// <param name="user">A definition that uses it and is not used itself.</param>
    public static Diagnostic UnusedParameter(Location at, string name, string? user)
    {
        var diagnostic = Diagnostic.Warning("NEC1015", $"parameter `{name}` is never used", at).WithHelp("leave it out, or use it in a formula");
        return user is null ? diagnostic : diagnostic.WithNote($"`{user}` uses it, and nothing uses `{user}`");
    }

    public static Diagnostic UnusedDefinition(Location at, string name) =>
        Diagnostic.Warning("NEC1070", $"`{name}` is never used", at).WithHelp("leave it out, or use it in an equation");

    public static Diagnostic TextAsValue(Location at, string text)
    {
        var diagnostic = Diagnostic.Error("NEC1040", "a quoted text has no value", at, "expected a number or a formula");
        return text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c == '_') ? diagnostic.WithHelp($"without quotes: `{text}`") : diagnostic;
    }

    public static Diagnostic StepsMove(Location at, string role, string what) =>
        Diagnostic.Error("NEC1041", $"{role} depends on `{what}`", at, "this is worked out once, before time begins")
            .WithNote("it may depend on parameters, and an item that a function gives on its index")
            .WithHelp("write what changes with time outside: `t * steps(…)`");

    public static Diagnostic StepsUsage(Location at, string why) =>
        Diagnostic.Error("NEC1042", "`steps` cannot be made of this", at, why)
            .WithHelp("of a list: `steps([0.1, 0.2, 0.4], t)`")
            .WithHelp("of a file with one number in a row: `steps(file(\"betas.npy\"), t)`")
            .WithHelp("of a local function of the index 1, 2, …: `let beta(k) = k/1000; … steps(beta, 1000, t)`");

    private static Diagnostic Suggest(Diagnostic diagnostic, string? nearest) =>
        nearest is null ? diagnostic : diagnostic.WithHelp($"did you mean `{nearest}`?");

    private static string Count(int given) => given switch { 0 => "no arguments", 1 => "one argument", _ => $"{given} arguments" };
}
