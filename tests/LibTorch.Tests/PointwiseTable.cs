using static TorchSharp.torch;

namespace NeuralEntropy.LibTorch.Tests;

/// <summary>An operator on each element alone, with its closed form and places where it is smooth.</summary>
internal sealed record Pointwise(
    string Name, Func<Tensor, Tensor> Method, Func<Tensor, Tensor>? InPlace, Func<double, double> Form, double[] Places,
    double Tolerance = 1e-12);

internal static class PointwiseTable
{
    private static readonly double[] Anywhere = [-2.3, -0.7, 0.4, 1.9], Positive = [0.2, 0.9, 1.6, 4.2], Inside = [-0.8, -0.3, 0.25, 0.7], AboveOne = [1.1, 1.7, 2.5, 5.0];

    public static readonly Pointwise[] All =
    [
        new("exp", x => x.exp(), x => x.exp_(), Math.Exp, Anywhere),
        new("exp2", x => x.exp2(), x => x.exp2_(), x => Math.Pow(2, x), Anywhere),
        new("expm1", x => x.expm1(), x => x.expm1_(), x => Math.Exp(x) - 1, Anywhere),
        new("log", x => x.log(), x => x.log_(), Math.Log, Positive),
        new("log1p", x => x.log1p(), x => x.log1p_(), x => Math.Log(1 + x), Positive),
        new("log2", x => x.log2(), x => x.log2_(), Math.Log2, Positive),
        new("log10", x => x.log10(), x => x.log10_(), Math.Log10, Positive),
        new("sqrt", x => x.sqrt(), x => x.sqrt_(), Math.Sqrt, Positive),
        new("rsqrt", x => x.rsqrt(), x => x.rsqrt_(), x => 1 / Math.Sqrt(x), Positive),
        new("square", x => x.square(), null, x => x * x, Anywhere),
        new("reciprocal", x => x.reciprocal(), x => x.reciprocal_(), x => 1 / x, Anywhere),
        new("pow 3", x => x.pow(3), x => x.pow_(3), x => x * x * x, Anywhere),
        new("pow 0.5", x => x.pow(0.5), x => x.pow_(0.5), Math.Sqrt, Positive),
        new("abs", x => x.abs(), x => x.abs_(), Math.Abs, Anywhere),
        new("neg", x => x.neg(), x => x.neg_(), x => -x, Anywhere),
        new("sign", x => x.sign(), x => x.sign_(), x => Math.Sign(x), Anywhere),
        new("floor", x => x.floor(), x => x.floor_(), Math.Floor, Anywhere),
        new("ceil", x => x.ceil(), x => x.ceil_(), Math.Ceiling, Anywhere),
        new("round", x => x.round(), x => x.round_(), Math.Round, Anywhere),
        new("round to 1", x => (x * 1.01).round(1), null, x => Math.Round(x * 10.1) / 10, Anywhere),
        new("trunc", x => x.trunc(), x => x.trunc_(), Math.Truncate, Anywhere),
        new("frac", x => x.frac(), x => x.frac_(), x => x - Math.Truncate(x), Anywhere),
        new("sin", x => x.sin(), x => x.sin_(), Math.Sin, Anywhere),
        new("cos", x => x.cos(), x => x.cos_(), Math.Cos, Anywhere),
        new("tan", x => x.tan(), x => x.tan_(), Math.Tan, Inside),
        new("asin", x => x.asin(), x => x.asin_(), Math.Asin, Inside),
        new("acos", x => x.acos(), x => x.acos_(), Math.Acos, Inside),
        new("atan", x => x.atan(), x => x.atan_(), Math.Atan, Anywhere),
        new("sinh", x => x.sinh(), x => x.sinh_(), Math.Sinh, Anywhere),
        new("cosh", x => x.cosh(), x => x.cosh_(), Math.Cosh, Anywhere),
        new("tanh", x => x.tanh(), x => x.tanh_(), Math.Tanh, Anywhere),
        new("asinh", x => x.asinh(), x => x.asinh_(), Math.Asinh, Anywhere),
        new("acosh", x => x.acosh(), x => x.acosh_(), Math.Acosh, AboveOne),
        new("atanh", x => x.atanh(), x => x.atanh_(), Math.Atanh, Inside),
        new("sinc", x => x.sinc(), x => x.sinc_(), x => Math.Sin(Math.PI * x) / (Math.PI * x), Anywhere),
        new("deg2rad", x => x.deg2rad(), null, x => x * Math.PI / 180, Anywhere),
        new("rad2deg", x => x.rad2deg(), null, x => x * 180 / Math.PI, Anywhere),
        new("sigmoid", x => x.sigmoid(), x => x.sigmoid_(), Logistic, Anywhere),
        new("logit", x => x.abs().logit(), null, x => Math.Log(Math.Abs(x) / (1 - Math.Abs(x))), Inside),
        new("relu", x => x.relu(), x => x.relu_(), x => Math.Max(x, 0), Anywhere),
        new("silu", x => x.silu(), x => x.silu_(), x => x * Logistic(x), Anywhere),
        new("gelu by tanh", x => nn.functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh), null, x => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))), Anywhere),
        new("softplus", x => nn.functional.softplus(x), null, x => Math.Log(1 + Math.Exp(x)), Anywhere),
        new("softplus, steeper", x => x.softplus(2), null, x => Math.Log(1 + Math.Exp(2 * x)) / 2, Anywhere),
        new("log_sigmoid", x => x.log_sigmoid(), null, x => Math.Log(Logistic(x)), Anywhere),
        new("leaky_relu", x => x.leaky_relu(0.1), null, x => x > 0 ? x : 0.1 * x, Anywhere),
        new("elu", x => x.elu(0.5), null, x => x > 0 ? x : 0.5 * (Math.Exp(x) - 1), Anywhere),
        new("clamp", x => x.clamp(-1, 1), x => x.clamp_(-1, 1), x => Math.Clamp(x, -1, 1), Anywhere),
        new("clamp below", x => x.clamp(min: 0.5), null, x => Math.Max(x, 0.5), Anywhere),
        new("clamp_min", x => x.clamp_min(0.0), x => x.clamp_min_(0.0), x => Math.Max(x, 0), Anywhere),
        new("clamp_max", x => x.clamp_max(1), x => x.clamp_max_(1), x => Math.Min(x, 1), Anywhere),
        new("x + 2", x => x + 2, x => x.add_(2), x => x + 2, Anywhere),
        new("2 + x", x => 2.0 + x, null, x => x + 2, Anywhere),
        new("x - 2", x => x - 2L, x => x.sub_(2), x => x - 2, Anywhere),
        new("2 - x", x => 2 - x, null, x => 2 - x, Anywhere),
        new("x * 3", x => x * 3f, x => x.mul_(3), x => x * 3, Anywhere),
        new("x / 3", x => x / 3, x => x.div_(3), x => x / 3, Anywhere),
        new("3 / x", x => 3.0 / x, null, x => 3 / x, Anywhere),
        new("-x", x => -x, null, x => -x, Anywhere),
        new("x % 0.75", x => x % 0.75, x => x.remainder_(0.75), x => x - 0.75 * Math.Floor(x / 0.75), Anywhere),
        new("fmod", x => x.fmod(0.75), x => x.fmod_(0.75), x => Math.IEEERemainder(0, 1) + x % 0.75, Anywhere),
        new("x + 2 · 0.5", x => x.add(2, 0.5), null, x => x + 1, Anywhere),
        new("floor division", x => x.div(0.6, RoundingMode.floor), null, x => Math.Floor(x / 0.6), Anywhere),
        new("digamma of 1 + x less digamma", x => (x + 1).digamma() - x.digamma(), null, x => 1 / x, Positive),
        new("lgamma of 1 + x less lgamma", x => (x + 1).lgamma() - x.lgamma(), null, Math.Log, Positive),
        new("erf and erfc", x => x.erf() + x.erfc(), null, _ => 1, Anywhere),
        new("erfinv of erf", x => x.erf().erfinv(), null, x => x, Inside, 1e-10),
    ];

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
