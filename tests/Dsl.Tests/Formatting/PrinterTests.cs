using NeuralEntropy.Dsl.Formatting;
using NeuralEntropy.Testing;

namespace NeuralEntropy.Dsl.Tests.Formatting;

public class PrinterTests
{
    [Fact]
    public async Task Every_construct_has_one_canonical_look() =>
        await Snapshot.Verify(Printer.Print(Samples.Parse(Samples.Load("tests/Dsl.Tests/valid/everything.sde"))), extension: "sde");

    [Fact]
    public async Task The_tree_is_printed_one_node_a_line()
    {
        var source = Samples.Load("tests/Dsl.Tests/valid/everything.sde");
        await Snapshot.Verify(TreePrinter.Print(Samples.Parse(source), source));
    }
}
