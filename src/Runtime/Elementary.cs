using static TorchSharp.torch;

namespace NeuralEntropy.Runtime;

/// <summary>
/// The elementary functions that generated code calls: for one number and element by element, under one name, so that the emitted
/// text is the same for both.
/// </summary>
public static class Elementary
{
    public static double Exp(double x) => Math.Exp(x);
    public static Tensor Exp(Tensor x) => x.exp();

    /// <summary>eˣ − 1 without cancellation near 0 (Kahan: the rounding error of eˣ cancels against its logarithm's).</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 1) return Math.Exp(x) - 1;
        var u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * x / Math.Log(u);
    }

    public static Tensor Expm1(Tensor x) => x.expm1();

    public static double Log(double x) => Math.Log(x);
    public static Tensor Log(Tensor x) => x.log();

    /// <summary>ln(1 + x) without cancellation near 0 (Kahan).</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * x / (u - 1);
    }

    public static Tensor Log1p(Tensor x) => x.log1p();

    public static double Log2(double x) => Math.Log2(x);
    public static Tensor Log2(Tensor x) => x.log2();

    public static double Log10(double x) => Math.Log10(x);
    public static Tensor Log10(Tensor x) => x.log10();

    public static double Sqrt(double x) => Math.Sqrt(x);
    public static Tensor Sqrt(Tensor x) => x.sqrt();

    public static double Abs(double x) => Math.Abs(x);
    public static Tensor Abs(Tensor x) => x.abs();

    public static double Sign(double x) => double.IsNaN(x) ? x : Math.Sign(x);
    public static Tensor Sign(Tensor x) => x.sign();

    public static double Sin(double x) => Math.Sin(x);
    public static Tensor Sin(Tensor x) => x.sin();

    public static double Cos(double x) => Math.Cos(x);
    public static Tensor Cos(Tensor x) => x.cos();

    public static double Tan(double x) => Math.Tan(x);
    public static Tensor Tan(Tensor x) => x.tan();

    public static double Asin(double x) => Math.Asin(x);
    public static Tensor Asin(Tensor x) => x.asin();

    public static double Acos(double x) => Math.Acos(x);
    public static Tensor Acos(Tensor x) => x.acos();

    public static double Atan(double x) => Math.Atan(x);
    public static Tensor Atan(Tensor x) => x.atan();

    public static double Sinh(double x) => Math.Sinh(x);
    public static Tensor Sinh(Tensor x) => x.sinh();

    public static double Cosh(double x) => Math.Cosh(x);
    public static Tensor Cosh(Tensor x) => x.cosh();

    public static double Tanh(double x) => Math.Tanh(x);
    public static Tensor Tanh(Tensor x) => x.tanh();

    public static double Asinh(double x) => Math.Asinh(x);
    public static Tensor Asinh(Tensor x) => x.asinh();

    public static double Acosh(double x) => Math.Acosh(x);
    public static Tensor Acosh(Tensor x) => x.acosh();

    public static double Atanh(double x) => Math.Atanh(x);
    public static Tensor Atanh(Tensor x) => x.atanh();

    public static double Erf(double x) => ErrorFunction.Erf(x);
    public static Tensor Erf(Tensor x) => x.erf();

    public static double Erfc(double x) => ErrorFunction.Erfc(x);
    public static Tensor Erfc(Tensor x) => x.erfc();

    public static double Erfinv(double x) => ErrorFunction.Inverse(x);
    public static Tensor Erfinv(Tensor x) => x.erfinv();

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static Tensor Sigmoid(Tensor x) => x.sigmoid();

    /// <summary>ln(x/(1 − x)).</summary>
    public static double Logit(double x) => Log(x) - Log1p(-x);

    public static Tensor Logit(Tensor x) => x.log() - (-x).log1p();

    /// <summary>ln(1 + eˣ).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public static Tensor Softplus(Tensor x) => x.clamp_min(0) + (-x.abs()).exp().log1p();

    public static double Floor(double x) => Math.Floor(x);
    public static Tensor Floor(Tensor x) => x.floor();

    public static double Ceil(double x) => Math.Ceiling(x);
    public static Tensor Ceil(Tensor x) => x.ceil();

    public static double Pow(double x, double exponent) => Math.Pow(x, exponent);
    public static Tensor Pow(Tensor x, double exponent) => x.pow(exponent);
    public static Tensor Pow(double x, Tensor exponent) => full_like(exponent, x).pow(exponent);
    public static Tensor Pow(Tensor x, Tensor exponent) => x.pow(exponent);

    public static double Square(double x) => x * x;
    public static Tensor Square(Tensor x) => x * x;

    public static double Min(double a, double b) => Math.Min(a, b);
    public static Tensor Min(Tensor a, double b) => a.clamp_max(b);
    public static Tensor Min(double a, Tensor b) => b.clamp_max(a);
    public static Tensor Min(Tensor a, Tensor b) => minimum(a, b);

    public static double Max(double a, double b) => Math.Max(a, b);
    public static Tensor Max(Tensor a, double b) => a.clamp_min(b);
    public static Tensor Max(double a, Tensor b) => b.clamp_min(a);
    public static Tensor Max(Tensor a, Tensor b) => maximum(a, b);

    /// <summary>min(max(x, low), high).</summary>
    public static double Clamp(double x, double low, double high) => Min(Max(x, low), high);
    public static Tensor Clamp(Tensor x, double low, double high) => Min(Max(x, low), high);
    public static Tensor Clamp(Tensor x, Tensor low, double high) => Min(Max(x, low), high);
    public static Tensor Clamp(Tensor x, double low, Tensor high) => Min(Max(x, low), high);
    public static Tensor Clamp(Tensor x, Tensor low, Tensor high) => Min(Max(x, low), high);
    public static Tensor Clamp(double x, Tensor low, double high) => Min(Max(x, low), high);
    public static Tensor Clamp(double x, double low, Tensor high) => Min(Max(x, low), high);
    public static Tensor Clamp(double x, Tensor low, Tensor high) => Min(Max(x, low), high);

    /// <summary>Element by element one of two values. The other may be no number there.</summary>
    public static Tensor Where(Tensor condition, Tensor a, Tensor b) => where(condition, a, b);
    public static Tensor Where(Tensor condition, Tensor a, double b) => where(condition, a, tensor(b, device: a.device));
    public static Tensor Where(Tensor condition, double a, Tensor b) => where(condition, tensor(a, device: b.device), b);
    public static Tensor Where(Tensor condition, double a, double b) => Where(condition, tensor(a, device: condition.device), b);

    /// <summary>‖x‖ of every row.</summary>
    /// <returns>[B, 1]</returns>
    public static Tensor Norm(Tensor x) => SquaredNorm(x).sqrt();

    /// <summary>‖x‖² of every row.</summary>
    /// <returns>[B, 1]</returns>
    public static Tensor SquaredNorm(Tensor x) => Dot(x, x);

    /// <summary>The sum of the components of every row.</summary>
    /// <returns>[B, 1]</returns>
    public static Tensor Sum(Tensor x) => x.sum(1, keepdim: true);

    /// <summary>The mean of the components of every row.</summary>
    /// <returns>[B, 1]</returns>
    public static Tensor Mean(Tensor x) => x.mean([1], keepdim: true);

    /// <summary>a·b of every pair of rows.</summary>
    /// <returns>[B, 1]</returns>
    public static Tensor Dot(Tensor a, Tensor b) => (a * b).sum(1, keepdim: true);

    /// <summary>A vector written in the file.</summary>
    /// <returns>[1, D], of the type and on the device of <paramref name="like"/>.</returns>
    public static Tensor Vector(Tensor like, params double[] items) => tensor(items, dtype: like.dtype, device: like.device).unsqueeze(0);

    /// <summary>A number as one of the components of <see cref="Columns"/>.</summary>
    /// <returns>[B, 1], of the type and on the device of <paramref name="like"/>.</returns>
    public static Tensor Column(Tensor like, double value) => full([like.shape[0], 1], value, dtype: like.dtype, device: like.device);

    /// <summary>A number of every row as one of the components of <see cref="Columns"/>.</summary>
    /// <returns>[B, 1]</returns>
    public static Tensor Column(Tensor like, Tensor value) => value.expand(like.shape[0], 1);

    /// <summary>A vector of every row, from its components.</summary>
    /// <returns>[B, D]</returns>
    public static Tensor Columns(params Tensor[] columns) => cat(columns, 1);

    /// <summary>A matrix from its entries, row by row.</summary>
    /// <param name="entries">[B, rows · columns] or [1, rows · columns]</param>
    /// <returns>[B, rows, columns] or [1, rows, columns]</returns>
    public static Tensor Rows(Tensor entries, int columns) => entries.reshape(entries.shape[0], -1, columns);

    /// <summary>A x of every row.</summary>
    /// <param name="matrix">A, as <see cref="Rows"/> makes it.</param>
    /// <returns>[B, rows of A]</returns>
    public static Tensor Transform(Tensor matrix, Tensor x) => (matrix * x.unsqueeze(1)).sum(2);
}
