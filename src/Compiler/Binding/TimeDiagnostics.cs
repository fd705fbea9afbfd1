using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>What can be wrong with the names in a change of time: NEC1047 to NEC1049.</summary>
internal static class TimeDiagnostics
{
    public static Diagnostic OtherTime(Location at, string given, string time, Location declared) =>
        Diagnostic.Error("NEC1047", $"`{given}` is not the time of the process", at)
            .WithRelated(declared, $"its time is `{time}`")
            .WithHelp($"write `reparametrise {time} = …`");

    public static Diagnostic DependsOn(Location at, string old, string name, string stranger) =>
        Diagnostic.Error("NEC1048", $"a change of time depends on `{stranger}`", at, $"`{old}` is to follow from `{name}` alone")
            .WithNote($"it may use `{name}`, the parameters of the process, and definitions that do not depend on `{stranger}` either");

    public static Diagnostic NameInUse(Location at, string name, Location? first)
    {
        var diagnostic = Diagnostic.Error("NEC1049", $"the process has a `{name}` already", at).WithHelp("give the new time another name");
        return first is null ? diagnostic : diagnostic.WithRelated(first, "this");
    }
}
