using System.CommandLine;
using System.Text.RegularExpressions;
using NeuralEntropy.Cli;
using NeuralEntropy.Cli.Commands;
using NeuralEntropy.Runtime;

var root = new RootCommand("Measures what diffusion models store: total entropy production, entropy-matching loss and neural entropy of a .sde file.")
{
    RunCommand.Create(),
    MergeCommand.Create(),
    SampleCommand.Create(),
    DistancesCommand.Create(),
    CheckCommand.Create(),
    EmitCommand.Create(),
    FmtCommand.Create(),
    NewCommand.Create(),
    ExplainCommand.Create(),
    VocabularyCommand.Create(),
    DoctorCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    // The library's messages end in the types of this program, which are nobody else's business.
    foreach (var error in parsed.Errors) Terminal.Error.WriteLine($"nec: {Regex.Replace(error.Message, " as expected type '[^']*'", "")}");
    Terminal.Error.WriteLine("nec: see `nec --help`");
    return ExitCodes.BadCommand;
}
using var interruption = new Interruption();
try
{
    // Without the library's own handling of signals, which ends the process when the block is not done in two seconds.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
}
catch (OperationCanceledException)
{
    return Interruption.ExitCode;
}
catch (NecException e)
{
    Terminal.Error.WriteLine($"error[{e.Code}]: {e.Message}");
    if (e.Help is { } help) Terminal.Error.WriteLine($"  = help: {help}");
    Terminal.Error.WriteLine($"\n{ExplainCommand.Hint(e.Code)}");
    return e.ExitCode;
}
catch (Exception e) when (e is NotSupportedException or DllNotFoundException)
{
    // What the tensor engine's loader throws, be it ours or the package's.
    Terminal.Error.WriteLine($"nec: {e.Message}");
    Terminal.Error.WriteLine("  = help: `nec doctor` says what is missing");
    return ExitCodes.BadEnvironment;
}
catch (System.Runtime.InteropServices.ExternalException e) when (e.Message.Contains("allocate memory", StringComparison.Ordinal) || e.Message.Contains("out of memory", StringComparison.Ordinal))
{
    Terminal.Error.WriteLine($"nec: not enough memory: {e.Message.Split('\n')[0]}");
    Terminal.Error.WriteLine("  = help: a smaller network, or fewer `throws` or a smaller `batch` in training, need less");
    return ExitCodes.BadEnvironment;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Terminal.Error.WriteLine($"nec: {e.Message}");
    return ExitCodes.BadEnvironment;
}
catch (Exception e)
{
    // Whatever gets here is ours to mend: the report keeps its trace, in a file and not on the screen.
    Terminal.Error.WriteLine($"error[NEC9001]: nec itself failed: {e.Message.Split('\n')[0]}");
    Terminal.Error.WriteLine($"  = help: this is a defect of nec; please report it with {CrashReport.Write(e, args)}");
    return ExitCodes.Defect;
}
