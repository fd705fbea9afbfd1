using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Dynamics;
using NeuralEntropy.Runtime.Engine;
using NeuralEntropy.Runtime.Matrices;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime.Tests.Dynamics;

public sealed class ProbabilityFlowTests
{
    private static readonly Normal Data = new([0.5, -1], 0.6);

    public static TheoryData<string> Processes => ["vp", "ve", "sl", "pulled", "ot"];

    private static IsotropicProcess Find(string name) => name switch
    {
        "vp" => new VariancePreserving(),
        "ve" => new VarianceExploding(),
        "sl" => new StraightLine(0.1),
        "pulled" => new PulledTo(new VariancePreserving(), [1, -2]),
        _ => new ConditionalTransport(1e-3),
    };

    [Theory]
    [MemberData(nameof(Processes))]
    public void Normal_data_move_with_their_deviations(string name)
    {
        using var scope = NewDisposeScope();
        var process = Find(name);
        var flow = Ideal(process, Data);
        // ν is affine, so y − m_t keeps its direction and grows like √V_t.
        var (start, end) = (flow.KernelsAt([flow.Places[0]])[0], process.At([process.Time.End])[0]);
        var y = Points(64, 2);
        var moved = flow.Solve(Solver(2, 1e-9), y).State;
        var expected = Mean(end) + (y - Mean(start)) * (Deviation(end) / Deviation(start));
        (moved - expected).abs().max().item<double>().ShouldBeLessThan(1e-7 * Math.Max(1, Deviation(end)));
        (flow.Solve(Solver(2, 1e-9), moved, backward: true).State - y).abs().max().item<double>().ShouldBeLessThan(1e-6);

        Tensor Mean(Kernel k) => k.Carry(tensor(Data.Mean.ToArray(), [1, 2], dtype: float64), zeros([1, 2], dtype: float64));
        double Deviation(Kernel k) => Math.Sqrt(GaussianTheory.Variance(Data, (IsotropicKernel)k));
    }

    [Fact]
    public void Coupled_components_of_unequal_noise_stay_normal()
    {
        using var scope = NewDisposeScope();
        var process = new AffineProcess(new[,] { { -1.0, -2.0 }, { 1.0, -0.5 } }, [0.3, -0.2], [1, 0.4]);
        var flow = Ideal(process, Data);
        using var generator = RandomStream.Generator(5, "test", 0, CPU);
        var y = flow.KernelsAt([flow.Places[0]])[0].Carry(Data.Sample(4096, generator), randn([4096, 2], dtype: float64, generator: generator));
        var (m0, V0) = LinearGaussianTheory.Marginal(Data, (LinearKernel)flow.KernelsAt([flow.Places[0]])[0]);
        var (m1, V1) = LinearGaussianTheory.Marginal(Data, process.At([process.Time.End])[0]);
        var z = flow.Solve(Solver(2, 1e-9), y).State;
        // An affine map A that carries N(m₀, V₀) into N(m₁, V₁): A V₀ Aᵀ = V₁, whatever A is. A and b by least squares, exactly.
        var design = cat([y, ones([4096, 1], dtype: float64)], 1);
        var solution = design.t().mm(design).inverse().mm(design.t().mm(z));
        (design.mm(solution) - z).abs().max().item<double>().ShouldBeLessThan(1e-6);
        var A = Matrix.Of(2, 2, (i, j) => solution[j, i].item<double>());
        var (carried, b) = (A.Congruence(V0), Matrix.Of(2, 1, (i, _) => solution[2, i].item<double>()));
        for (var i = 0; i < 2; i++)
        {
            (A.Times(m0)[i] + b[i, 0]).ShouldBe(m1[i], 1e-6);
            for (var j = 0; j < 2; j++) carried[i, j].ShouldBe(V1[i, j], 1e-6);
        }
    }

    [Fact]
    public void A_jump_of_the_field_is_a_place_where_steps_end()
    {
        var process = new VariancePreserving();
        var flow = new ProbabilityFlow(process, _ => throw new InvalidOperationException(), [0.3, 2, 0.7, 0.3], 0.36);
        flow.Places.Length.ShouldBe(4);
        flow.KernelsAt(flow.Places)[1].Time.ShouldBe(0.3, 1e-9);
        flow.KernelsAt(flow.Places)[2].Time.ShouldBe(0.7, 1e-9);
        flow.IsCutOff.ShouldBeTrue();
    }

    private static ProbabilityFlow Ideal(Process process, DataDistribution data) =>
        new(process, k => { var score = data.ScoreAt(k, CPU)!; return Fields.Field.Of(y => k.Ideal(score.Evaluate(y), y), score); }, process.Jumps, data.Variances.Average());

    private static AdaptiveSolver Solver(int n, double tolerance) => new(tolerance, ones([n], dtype: float64));

    private static Tensor Points(long count, int dimension)
    {
        using var generator = RandomStream.Generator(4, "test", 0, CPU);
        return randn([count, dimension], dtype: float64, generator: generator);
    }
}
