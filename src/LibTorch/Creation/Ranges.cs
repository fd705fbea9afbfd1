using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>From <paramref name="start"/> to before <paramref name="stop"/>; whole numbers when all three are whole.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var whole = is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type);
        var type = dtype ?? (whole ? ScalarType.Int64 : default_dtype);
        return Made(Ops.arange.Call(start, stop, step, type, Arg.None, On(device)), requires_grad);
    }

    /// <summary><paramref name="steps"/> numbers, both ends among them.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Ops.linspace.Call(start, end, steps, Type(dtype), Arg.None, On(device)), requires_grad);

    /// <summary>
    /// Powers of <paramref name="base"/> with exponents evenly spaced from <paramref name="start"/> to <paramref name="end"/>.
    /// </summary>
    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Made(Ops.logspace.Call(start, end, steps, @base, Type(dtype), Arg.None, On(device)), requires_grad);

    /// <summary>Ones on the diagonal; square unless <paramref name="columns"/> is given.</summary>
    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Made(Ops.eye.Call(rows, columns < 0 ? rows : columns, Type(dtype), Arg.None, On(device)), requires_grad, names);

    /// <summary>The rows and columns of a matrix's lower triangle, in two rows.</summary>
    public static Tensor tril_indices(long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Ops.tril_indices.Call(row, col, offset, dtype, Arg.None, On(device));

    public static Tensor triu_indices(long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Ops.triu_indices.Call(row, col, offset, dtype, Arg.None, On(device));
}

internal static partial class Ops
{
    internal static readonly Op
        arange = new("arange.start_step"), linspace = new("linspace"), logspace = new("logspace"), eye = new("eye.m"),
        tril_indices = new("tril_indices"), triu_indices = new("triu_indices");
}
