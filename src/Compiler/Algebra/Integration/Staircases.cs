using NeuralEntropy.Compiler.Algebra.Forms;

namespace NeuralEntropy.Compiler.Algebra.Integration;

/// <summary>
/// A function of one staircase is a staircase of its items, f(steps(x_k)) = steps(f(x_k)); and ∫ steps(x_k, u(v)) dv = sums(x_k, u)/(K u') for linear u.
/// </summary>
internal static class Staircases
{
    public static Form? Find(Form f, IntegrationContext context)
    {
        StepsForm[] stairs = [.. In(f).Where(context.Depends).Distinct()];
        if (stairs.Length == 0 || Array.Exists(stairs, s => s.Summed || !s.Argument.Equals(stairs[0].Argument) || s.Table.Count != stairs[0].Table.Count)) return null;
        if (context.Linear(stairs[0].Argument) is not var (slope, _)) return null;
        var item = OfItems(f);
        if (context.Depends(item)) return null;
        var table = new StepTable(Writer.Write(Simplifier.Simplify(item)), stairs[0].Table.Count);
        return StepsForm.Of(table, stairs[0].Argument, summed: true) / (Reader.Read(table.Count) * slope);

        Form OfItems(Form form) => form is StepsForm s && context.Depends(s) ? Reader.Read(s.Table.Item) : form.Map(OfItems);
    }

    private static IEnumerable<StepsForm> In(Form form) => form is StepsForm s ? [s] : form.Children().SelectMany(In);
}
