namespace NeuralEntropy.Compiler.Derivation;

/// <summary>A time as it is told to a user: by the name that the process gives it.</summary>
internal readonly record struct Moment(string Name, double Value)
{
    public static Moment Of(DerivedProcess process, double t) => new(process.Time.Name, t);

    public override string ToString() => $"{Name} = {ProcessDiagnostics.Number(Value)}";
}
