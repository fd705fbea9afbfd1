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

    /// <summary>At the start the equilibria are 0/0: their means go to 1 and to infinity, and the third has none.</summary>
    [Fact]
    public Task Limits() => Verify(Given.A("slow").In(3).Drift("t*[1, 1, 1] - [t, t^2, -t]*x").Sigma("1").DerivedAs<ComponentwiseDerived>());

    /// <summary>The equilibrium is flat at the start, and its mean there that of the times thereafter.</summary>
    [Fact]
    public Task LimitsOfCoupledComponents() => Verify(Given.A("coupled").In(2).Drift("t*([[-2, 1], [1, -2]]*x + [3, 0])").Sigma("1").DerivedAs<MatrixDerived>());

    /// <summary>Nothing moves at the start; the equilibrium is the same throughout.</summary>
    [Fact]
    public Task CoupledComponentsThatBeginSlowly() => Verify(Given.A("coupled").In(2).Drift("t*([[-2, 1], [1, -2]]*x + [3, 0])").Sigma("sqrt(2*t)").DerivedAs<MatrixDerived>());

    private static Task Verify(Given process, [System.Runtime.CompilerServices.CallerMemberName] string method = "") => Verify(process.Derived(), method);

    private static Task Verify(DerivedProcess process, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(DerivedPrinter.Print(process), method: method);
}
