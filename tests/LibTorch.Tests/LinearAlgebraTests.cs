using Shouldly;
using TorchSharp;
using Xunit;
using static NeuralEntropy.LibTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

public class LinearAlgebraTests
{
    private static Tensor General => Matrix(new[,] { { 2.0, -1.0, 0.5 }, { 0.3, 1.5, -0.4 }, { -0.7, 0.2, 3.0 } });

    private static Tensor Definite => Matrix(new[,] { { 2.0, 0.5, 0.1 }, { 0.5, 1.5, -0.3 }, { 0.1, -0.3, 1.2 } });

    // Of General, by the first row: 2 (4.5 + .08) + (.9 − .28) + .5 (.06 + 1.05).
    private const double Determinant = 10.335;

    [Fact]
    public void The_determinant_and_its_logarithm_are_those_by_the_first_row()
    {
        using var scope = NewDisposeScope();
        det(General).ToDouble().ShouldBeNear(Determinant);
        var (sign, logarithm) = linalg.slogdet(-General);
        sign.ToDouble().ShouldBe(-1);
        logarithm.ToDouble().ShouldBeNear(Math.Log(Determinant));
    }

    [Fact]
    public void The_inverse_and_a_solution_satisfy_their_equations()
    {
        using var scope = NewDisposeScope();
        var b = Matrix(new[,] { { 1.0 }, { 2.0 }, { -1.0 } });
        General.matmul(linalg.inv(General)).ShouldBeNear(eye(3, dtype: float64));
        General.matmul(linalg.solve(General, b)).ShouldBeNear(b);
        General.tril().matmul(linalg.solve_triangular(General, b, upper: false)).ShouldBeNear(b);
    }

    [Fact]
    public void The_factors_multiply_to_the_matrix()
    {
        using var scope = NewDisposeScope();
        var l = linalg.cholesky(Definite);
        l.matmul(l.mT).ShouldBeNear(Definite);
        l.ShouldBeNear(l.tril());

        var (q, r) = linalg.qr(General);
        q.matmul(r).ShouldBeNear(General);
        q.mT.matmul(q).ShouldBeNear(eye(3, dtype: float64));

        var (u, s, vh) = linalg.svd(General, fullMatrices: false);
        u.matmul(s.diag()).matmul(vh).ShouldBeNear(General);
        linalg.svdvals(General).ShouldBeNear(s);

        var (values, vectors) = linalg.eigh(Definite);
        vectors.matmul(values.diag()).matmul(vectors.mT).ShouldBeNear(Definite);
        linalg.eigvalsh(Definite).ShouldBeNear(values);
    }

    [Fact]
    public void The_exponential_of_a_rotation_is_the_rotation_by_that_angle()
    {
        using var scope = NewDisposeScope();
        var turn = Matrix(new[,] { { 0, -0.7 }, { 0.7, 0 } });
        matrix_exp(turn).ShouldBeNear([Math.Cos(0.7), -Math.Sin(0.7), Math.Sin(0.7), Math.Cos(0.7)]);
        turn.matrix_power(2).ShouldBeNear([-0.49, 0, 0, -0.49]);
    }

    [Fact]
    public void Norms_are_those_of_their_order()
    {
        using var scope = NewDisposeScope();
        var x = Matrix(new[,] { { 3.0, -4.0 }, { 1.0, 2.0 } });
        linalg.norm(x).ToDouble().ShouldBeNear(Math.Sqrt(30));
        linalg.norm(x, "fro").ToDouble().ShouldBeNear(Math.Sqrt(30));
        linalg.norm(x, 1.0).ToDouble().ShouldBeNear(6);
        linalg.norm(x, dims: [1L]).ShouldBeNear([5, Math.Sqrt(5)]);
        linalg.vector_norm(x, 1, [1L]).ShouldBeNear([7, 3]);
        nn.functional.normalize(x).ShouldBeNear([0.6, -0.8, 1 / Math.Sqrt(5), 2 / Math.Sqrt(5)]);
    }

    [Fact]
    public void Gradients_of_matrix_functions_are_the_slopes_of_their_values()
    {
        using var scope = NewDisposeScope();
        GradientCheck.Passes(x => linalg.inv(x[0]), General);
        GradientCheck.Passes(x => linalg.det(x[0]), General);
        GradientCheck.Passes(x => linalg.slogdet(x[0]).Item2, General);
        GradientCheck.Passes(x => linalg.solve(x[0], x[1]), General, Definite);
        GradientCheck.Passes(x => matrix_exp(x[0]), General);
        GradientCheck.Passes(x => linalg.svdvals(x[0]), General);
        GradientCheck.Passes(x => linalg.qr(x[0]).Q, General);
        GradientCheck.Passes(x => linalg.cholesky((x[0] + x[0].mT) / 2), Definite);
        GradientCheck.Passes(x => linalg.eigvalsh((x[0] + x[0].mT) / 2), Definite);
        GradientCheck.Passes(x => linalg.vector_norm(x[0]), General);
    }

    [Fact]
    public void A_batch_is_worked_on_matrix_by_matrix()
    {
        using var scope = NewDisposeScope();
        var both = stack([General, Definite]);
        linalg.inv(both)[1].ShouldBeNear(linalg.inv(Definite));
        both.matmul(General)[0].ShouldBeNear(General.mm(General));
    }
}
