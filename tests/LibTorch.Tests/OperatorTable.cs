using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

/// <summary>A differentiable operator of one or more tensors with what it should give, told otherwise.</summary>
internal sealed record Case(
    string Name, Func<Tensor[], Tensor> Method, Func<double[], double[], double[]> Expected, double[] A, long[] ShapeA, double[]? B = null,
    long[]? ShapeB = null);

/// <summary>Operators on a, a 2×3 matrix, and b; the expected numbers come from loops over plain arrays.</summary>
internal static class OperatorTable
{
    private static readonly double[] A = [0.3, -1.2, 0.8, 1.7, 0.5, -0.4], B = [1.1, 0.6, -0.9, 0.2, 1.4, 0.7], P = [0.3, 1.2, 0.8, 1.7, 0.5, 0.4];
    private static readonly long[] S = [2, 3];

    public static readonly Case[] All =
    [
        Two("add", x => x[0] + x[1], (a, b) => a + b),
        Two("add with alpha", x => x[0].add(x[1], 0.5), (a, b) => a + b / 2),
        Two("sub", x => x[0] - x[1], (a, b) => a - b),
        Two("mul", x => x[0] * x[1], (a, b) => a * b),
        Two("div", x => x[0] / x[1], (a, b) => a / b),
        Two("atan2", x => x[0].atan2(x[1]), Math.Atan2),
        Two("hypot", x => hypot(x[0], x[1]), (a, b) => Math.Sqrt(a * a + b * b)),
        Two("maximum", x => maximum(x[0], x[1]), Math.Max),
        Two("minimum", x => minimum(x[0], x[1]), Math.Min),
        Two("logaddexp", x => logaddexp(x[0], x[1]), (a, b) => Math.Log(Math.Exp(a) + Math.Exp(b))),
        Two("where", x => where(x[0] > 0, x[0], x[1]), (a, b) => a > 0 ? a : b),
        Two("addcmul", x => x[0].addcmul(x[0], x[1], 0.5), (a, b) => a + a * b / 2),
        Two("addcdiv", x => x[0].addcdiv(x[0], x[1], 0.5), (a, b) => a + a / b / 2),
        Two("lerp", x => x[0].lerp(x[1], x[1]), (a, b) => a + b * (b - a)),
        Two("mse, each", x => nn.functional.mse_loss(x[0], x[1], nn.Reduction.None), (a, b) => (a - b) * (a - b)),
        new("pow", x => x[0].pow(x[1]), (a, b) => Zip(a, b, Math.Pow), P, S, B, S),
        new("xlogy", x => xlogy(x[1], x[0]), (a, b) => Zip(a, b, (x, y) => y * Math.Log(x)), P, S, B, S),

        One("sum", x => x.sum(), a => [a.Sum()]),
        One("sum of rows", x => x.sum(1), a => Rows(a, r => r.Sum())),
        One("sum of columns", x => x.sum(0, keepdim: true), a => Columns(a, r => r.Sum())),
        One("sum of all, dimensions named", x => x.sum([0, 1]), a => [a.Sum()]),
        One("mean", x => x.mean(), a => [a.Average()]),
        One("mean of rows", x => x.mean([1L]), a => Rows(a, r => r.Average())),
        One("var", x => x.@var(), a => [Variance(a, 1)]),
        One("var of rows", x => x.@var(1, unbiased: false), a => Rows(a, r => Variance(r, 0))),
        One("std of columns", x => x.std(0), a => Columns(a, r => Math.Sqrt(Variance(r, 1)))),
        One("prod", x => x.prod(), a => [a.Aggregate(1.0, (p, v) => p * v)]),
        One("prod of rows", x => x.prod(1), a => Rows(a, r => r.Aggregate(1.0, (p, v) => p * v))),
        One("max", x => x.max(), a => [a.Max()]),
        One("min", x => x.min(), a => [a.Min()]),
        One("max of rows", x => x.max(1).values, a => Rows(a, r => r.Max())),
        One("min of columns", x => x.min(0).values, a => Columns(a, r => r.Min())),
        One("amax", x => x.amax([1L]), a => Rows(a, r => r.Max())),
        One("amin", x => x.amin([0L]), a => Columns(a, r => r.Min())),
        One("median", x => x.view(2, 3)[0].median(), a => [a[0]]),
        One("cumsum", x => x.view(-1).cumsum(0), a => Scan(a, (s, v) => s + v)),
        One("cumprod", x => x.view(-1).cumprod(0), a => Scan(a, (s, v) => s * v)),
        One("logcumsumexp", x => x.view(-1).logcumsumexp(0), a => [.. Scan([.. a.Select(Math.Exp)], (s, v) => s + v).Select(v => Math.Log(v))]),
        One("logsumexp", x => x.logsumexp(1), a => Rows(a, r => Math.Log(r.Sum(Math.Exp)))),
        One("softmax", x => x.softmax(1), a => [.. a.Select((v, i) => Math.Exp(v) / a.Skip(i / 3 * 3).Take(3).Sum(Math.Exp))]),
        One("log_softmax", x => x.log_softmax(1), a => [.. a.Select((v, i) => v - Math.Log(a.Skip(i / 3 * 3).Take(3).Sum(Math.Exp)))]),
        One("norm", x => x.norm(), a => [Math.Sqrt(a.Sum(v => v * v))]),
        One("norm of rows", x => x.norm(1, false, 1f), a => Rows(a, r => r.Sum(Math.Abs))),
        One("sort", x => x.view(-1).sort().Values, a => [.. a.Order()]),
        One("topk", x => x.view(-1).topk(2).values, a => [.. a.OrderDescending().Take(2)]),
        One("quantile", x => x.view(-1).quantile(tensor(0.5)), a => [(0.3 + 0.5) / 2]),

        One("reshape", x => x.reshape(3, 2), a => a),
        One("flatten", x => x.flatten(), a => a),
        One("transpose", x => x.transpose(0, 1), Transposed),
        One("t", x => x.t(), Transposed),
        One("T", x => x.T, Transposed),
        One("permute", x => x.permute(1, 0), Transposed),
        One("movedim", x => movedim(x, 0, 1), Transposed),
        One("squeeze and unsqueeze", x => x.unsqueeze(1).squeeze(1), a => a),
        One("expand", x => x.unsqueeze(0).expand(2, -1, -1), a => [.. a, .. a]),
        One("repeat", x => x.repeat(2, 1), a => [.. a, .. a]),
        One("tile", x => x.tile([2, 1]), a => [.. a, .. a]),
        One("repeat_interleave", x => x.view(-1).repeat_interleave(2), a => [.. a.SelectMany(v => new[] { v, v })]),
        One("broadcast_to", x => x.broadcast_to(2, 2, 3), a => [.. a, .. a]),
        One("flip", x => x.view(-1).flip(0), a => [.. a.Reverse()]),
        One("roll", x => x.view(-1).roll(1), a => [a[^1], .. a[..^1]]),
        One("narrow", x => x.narrow(1, 1, 2), a => [a[1], a[2], a[4], a[5]]),
        One("slice", x => x.slice(1, 0, 3, 2), a => [a[0], a[2], a[3], a[5]]),
        One("select", x => x.select(1, 2), a => [a[2], a[5]]),
        One("index_select", x => x.index_select(1, tensor(new long[] { 2, 0 })), a => [a[2], a[0], a[5], a[3]]),
        One("gather", x => x.gather(1, tensor(new long[,] { { 2 }, { 0 } })), a => [a[2], a[3]]),
        One("take", x => x.take(tensor(new long[] { 5, 0 })), a => [a[5], a[0]]),
        One("masked_fill", x => x.masked_fill(x.detach() < 0, 9), a => [.. a.Select(v => v < 0 ? 9.0 : v)]),
        One("masked_select", x => x.masked_select(x.detach() > 0), a => [.. a.Where(v => v > 0)]),
        One("diagonal", x => x.diagonal(), a => [a[0], a[4]]),
        One("diag", x => x[0].diag(), a => [a[0], 0, 0, 0, a[1], 0, 0, 0, a[2]]),
        One("trace", x => x.narrow(1, 0, 2).trace(), a => [a[0] + a[4]]),
        One("tril", x => x.tril(), a => [a[0], 0, 0, a[3], a[4], 0]),
        One("triu", x => x.triu(), a => [a[0], a[1], a[2], 0, a[4], a[5]]),
        One("chunk", x => x.chunk(3, 1)[1], a => [a[1], a[4]]),
        One("split", x => x.split(2, 1)[1], a => [a[2], a[5]]),
        One("split by sizes", x => x.split([1L, 2L], 1)[1], a => [a[1], a[2], a[4], a[5]]),
        One("unbind", x => x.unbind(0)[1], a => [a[3], a[4], a[5]]),
        One("unfold", x => x[0].unfold(0, 2, 1), a => [a[0], a[1], a[1], a[2]]),
        new("cat", x => cat([x[0], x[1]]), (a, b) => [.. a, .. b], A, S, B, S),
        new("stack", x => stack([x[0], x[1]], 0), (a, b) => [.. a, .. b], A, S, B, S),
        new("scatter", x => x[0].scatter(1, tensor(new long[,] { { 1 }, { 2 } }), x[1].narrow(1, 0, 1)), (a, b) => [a[0], b[0], a[2], a[3], a[4], b[3]], A, S, B, S),
        new("scatter_add", x => x[0].scatter_add(1, tensor(new long[,] { { 1 }, { 2 } }), x[1].narrow(1, 0, 1)), (a, b) => [a[0], a[1] + b[0], a[2], a[3], a[4], a[5] + b[3]], A, S, B, S),
        new("index_add", x => x[0].index_add(0, tensor(new long[] { 0, 0 }), x[1], 2), (a, b) => [a[0] + 2 * (b[0] + b[3]), a[1] + 2 * (b[1] + b[4]), a[2] + 2 * (b[2] + b[5]), a[3], a[4], a[5]], A, S, B, S),

        new("mm", x => x[0].mm(x[1]), (a, b) => Product(a, b, 2, 3, 2), A, S, B, [3, 2]),
        new("matmul", x => x[0].matmul(x[1]), (a, b) => Product(a, b, 2, 3, 2), A, S, B, [3, 2]),
        new("mv", x => x[0].mv(x[1]), (a, b) => Product(a, b, 2, 3, 1), A, S, [1, 2, -1], [3]),
        new("dot", x => x[0].dot(x[1]), (a, b) => [Zip(a, b, (x, y) => x * y).Sum()], A, [6], B, [6]),
        new("outer", x => x[0].outer(x[1]), (a, b) => Product(a, b, 3, 1, 3), [1, 2, -1], [3], [2, 0.5, 1], [3]),
        new("bmm", x => x[0].unsqueeze(0).bmm(x[1].unsqueeze(0)), (a, b) => Product(a, b, 2, 3, 2), A, S, B, [3, 2]),
        new("baddbmm", x => x[0].unsqueeze(0).baddbmm(x[0].unsqueeze(0), x[1].unsqueeze(0), beta: 0.5f, alpha: 2), (a, b) => Zip(a, Product(a, b, 2, 3, 3), (x, y) => x / 2 + 2 * y), A, S, [1, 2, 0, -1, 1, 3, 0.5, 0, 1], [3, 3]),
        new("addmm", x => addmm(x[0], x[0], x[1], 0.5f, 2), (a, b) => Zip(a, Product(a, b, 2, 3, 3), (x, y) => x / 2 + 2 * y), A, S, [1, 2, 0, -1, 1, 3, 0.5, 0, 1], [3, 3]),
        new("addmv", x => x[1].narrow(0, 0, 2).addmv(x[0], x[1], beta: 0.5f, alpha: 2), (a, b) => Zip(b[..2], Product(a, b, 2, 3, 1), (x, y) => x / 2 + 2 * y), A, S, [1, 2, -1], [3]),
        new("einsum", x => einsum("ij,jk->ki", x[0], x[1]), (a, b) => [.. Enumerable.Range(0, 4).Select(i => Product(a, b, 2, 3, 2)[i % 2 * 2 + i / 2])], A, S, B, [3, 2]),
        new("kron", x => x[0][0].kron(x[1]), (a, b) => Product(a[..3], b, 3, 1, 2), A, S, [2, 0.5], [2]),
        new("linear", x => nn.functional.linear(x[0], x[1], x[0].sum(dim: 0)[TensorIndex.Slice(0, 2)]), (a, b) => [.. Product(a, Transposed(b), 2, 3, 2).Select((v, i) => v + a[i % 2] + a[i % 2 + 3])], A, S, B, S),
        new("cdist", x => cdist(x[0], x[1], compute_mode: TorchSharp.compute_mode.donot_use_mm_for_euclid_dist), Distances, A, S, B, S),
        One("layer_norm", x => nn.functional.layer_norm(x, [3]), a => [.. a.Select((v, i) => Normalised(v, a[(i / 3 * 3)..(i / 3 * 3 + 3)]))]),
    ];

    private static Case One(string name, Func<Tensor, Tensor> method, Func<double[], double[]> expected) =>
        new(name, x => method(x[0]), (a, _) => expected(a), A, S);

    private static Case Two(string name, Func<Tensor[], Tensor> method, Func<double, double, double> form) =>
        new(name, method, (a, b) => Zip(a, b, form), A, S, B, S);

    private static double[] Zip(double[] a, double[] b, Func<double, double, double> form) => [.. a.Zip(b, form)];

    private static double[] Rows(double[] a, Func<double[], double> form) => [form(a[..3]), form(a[3..])];

    private static double[] Columns(double[] a, Func<double[], double> form) =>
        [form([a[0], a[3]]), form([a[1], a[4]]), form([a[2], a[5]])];

    private static double[] Transposed(double[] a) => [a[0], a[3], a[1], a[4], a[2], a[5]];

    private static double[] Scan(double[] a, Func<double, double, double> form)
    {
        var result = (double[])a.Clone();
        for (var i = 1; i < a.Length; i++) result[i] = form(result[i - 1], a[i]);
        return result;
    }

    private static double Variance(double[] a, int correction) =>
        a.Sum(v => (v - a.Average()) * (v - a.Average())) / (a.Length - correction);

    private static double Normalised(double v, double[] row) => (v - row.Average()) / Math.Sqrt(Variance(row, 0) + 1e-5);

    private static double[] Product(double[] a, double[] b, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                for (var k = 0; k < inner; k++)
                    product[i * columns + j] += a[i * inner + k] * b[k * columns + j];
        return product;
    }

    private static double[] Distances(double[] a, double[] b) =>
        [.. from i in Enumerable.Range(0, 2) from j in Enumerable.Range(0, 2) select Math.Sqrt(Enumerable.Range(0, 3).Sum(k => Math.Pow(a[i * 3 + k] - b[j * 3 + k], 2)))];
}
