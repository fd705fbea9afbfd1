using NeuralEntropy.Compiler.Derivation;
using NeuralEntropy.Testing;
using Xunit;

namespace NeuralEntropy.Compiler.Tests.Derivation;

public class DerivedPrinterTests
{
    [Fact]
    public Task Vp() => Verify(Known.Vp());

    [Fact]
    public Task StraightLine() => Verify(Known.StraightLine());

    [Fact]
    public Task VeGeometric() => Verify(Known.VeGeometric());

    [Fact]
    public Task Cosine() => Verify(Known.Cosine());

    [Fact]
    public Task ConditionalTransport() => Verify(Known.ConditionalTransport());

    [Fact]
    public Task Tabulated() => Verify(Known.Tabulated());

    private static Task Verify(Given process, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(DerivedPrinter.Print(process.Derived()), method: method);
}
