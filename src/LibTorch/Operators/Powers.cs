using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor exp_(Tensor input) => input.exp_();

    public static Tensor exp2(Tensor input) => input.exp2();

    public static Tensor exp2_(Tensor input) => input.exp2_();

    public static Tensor expm1(Tensor input) => input.expm1();

    public static Tensor expm1_(Tensor input) => input.expm1_();

    public static Tensor log(Tensor input) => input.log();

    public static Tensor log_(Tensor input) => input.log_();

    public static Tensor log10(Tensor input) => input.log10();

    public static Tensor log10_(Tensor input) => input.log10_();

    public static Tensor log1p(Tensor input) => input.log1p();

    public static Tensor log1p_(Tensor input) => input.log1p_();

    public static Tensor log2(Tensor input) => input.log2();

    public static Tensor log2_(Tensor input) => input.log2_();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    public static Tensor square(Tensor input) => input.square();

    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);

    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);

    public static Tensor logaddexp(Tensor left, Tensor right) => left.logaddexp(right);

    public static Tensor logaddexp2(Tensor left, Tensor right) => left.logaddexp2(right);

    public static Tensor xlogy(Tensor x, Tensor y) => x.xlogy(y);

    public partial class Tensor
    {
        public Tensor exp() => Ops.exp.Call(this);

        public Tensor exp_() => Ops.exp_.Update(this);

        public Tensor exp2() => Ops.exp2.Call(this);

        public Tensor exp2_() => Ops.exp2_.Update(this);

        public Tensor expm1() => Ops.expm1.Call(this);

        public Tensor expm1_() => Ops.expm1_.Update(this);

        public Tensor log() => Ops.log.Call(this);

        public Tensor log_() => Ops.log_.Update(this);

        public Tensor log10() => Ops.log10.Call(this);

        public Tensor log10_() => Ops.log10_.Update(this);

        public Tensor log1p() => Ops.log1p.Call(this);

        public Tensor log1p_() => Ops.log1p_.Update(this);

        public Tensor log2() => Ops.log2.Call(this);

        public Tensor log2_() => Ops.log2_.Update(this);

        public Tensor sqrt() => Ops.sqrt.Call(this);

        public Tensor sqrt_() => Ops.sqrt_.Update(this);

        public Tensor rsqrt() => Ops.rsqrt.Call(this);

        public Tensor rsqrt_() => Ops.rsqrt_.Update(this);

        public Tensor reciprocal() => Ops.reciprocal.Call(this);

        public Tensor reciprocal_() => Ops.reciprocal_.Update(this);

        public Tensor square() => Ops.square.Call(this);

        public Tensor pow(Tensor exponent) => Ops.pow_Tensor_Tensor.Call(this, exponent);

        public Tensor pow(Scalar exponent) => Ops.pow_Tensor_Scalar.Call(this, exponent);

        public Tensor pow_(Tensor exponent) => Ops.pow__Tensor.Update(this, exponent);

        public Tensor pow_(Scalar exponent) => Ops.pow__Scalar.Update(this, exponent);

        /// <summary>log(exp(x) + exp(y)), without overflow.</summary>
        public Tensor logaddexp(Tensor other) => Ops.logaddexp.Call(this, other);

        public Tensor logaddexp2(Tensor other) => Ops.logaddexp2.Call(this, other);

        /// <summary>x log y, zero where x is.</summary>
        public Tensor xlogy(Tensor y) => Ops.xlogy_Tensor.Call(this, y);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        exp = new("exp"), exp_ = new("exp_"), exp2 = new("exp2"), exp2_ = new("exp2_"), expm1 = new("expm1"), expm1_ = new("expm1_"),
        log = new("log"), log_ = new("log_"), log10 = new("log10"), log10_ = new("log10_"), log1p = new("log1p"), log1p_ = new("log1p_"),
        log2 = new("log2"), log2_ = new("log2_"), sqrt = new("sqrt"), sqrt_ = new("sqrt_"), rsqrt = new("rsqrt"), rsqrt_ = new("rsqrt_"),
        reciprocal = new("reciprocal"), reciprocal_ = new("reciprocal_"), square = new("square"),
        pow_Tensor_Tensor = new("pow.Tensor_Tensor"), pow_Tensor_Scalar = new("pow.Tensor_Scalar"), pow__Tensor = new("pow_.Tensor"),
        pow__Scalar = new("pow_.Scalar"), logaddexp = new("logaddexp"), logaddexp2 = new("logaddexp2"),
        xlogy_Tensor = new("xlogy.Tensor");
}
