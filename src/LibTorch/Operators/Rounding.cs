using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor abs(Tensor input) => input.abs();

    public static Tensor abs_(Tensor input) => input.abs_();

    public static Tensor absolute(Tensor input) => input.abs();

    public static Tensor absolute_(Tensor input) => input.abs_();

    public static Tensor neg(Tensor input) => input.neg();

    public static Tensor neg_(Tensor input) => input.neg_();

    public static Tensor negative(Tensor input) => input.neg();

    public static Tensor negative_(Tensor input) => input.neg_();

    public static Tensor sign(Tensor input) => input.sign();

    public static Tensor sign_(Tensor input) => input.sign_();

    public static Tensor sgn(Tensor input) => input.sgn();

    public static Tensor sgn_(Tensor input) => input.sgn_();

    public static Tensor floor(Tensor input) => input.floor();

    public static Tensor floor_(Tensor input) => input.floor_();

    public static Tensor ceil(Tensor input) => input.ceil();

    public static Tensor ceil_(Tensor input) => input.ceil_();

    public static Tensor trunc(Tensor input) => input.trunc();

    public static Tensor trunc_(Tensor input) => input.trunc_();

    public static Tensor fix(Tensor input) => input.trunc();

    public static Tensor fix_(Tensor input) => input.trunc_();

    public static Tensor frac(Tensor input) => input.frac();

    public static Tensor frac_(Tensor input) => input.frac_();

    public static Tensor round(Tensor input, long decimals = 0L) => input.round(decimals);

    public static Tensor round_(Tensor input, long decimals = 0L) => input.round_(decimals);

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    public static Tensor nan_to_num(Tensor input, double nan = 0d, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);

    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);

    public partial class Tensor
    {
        public Tensor abs() => Ops.abs.Call(this);

        public Tensor abs_() => Ops.abs_.Update(this);

        public Tensor absolute() => abs();

        public Tensor absolute_() => abs_();

        public Tensor neg() => Ops.neg.Call(this);

        public Tensor neg_() => Ops.neg_.Update(this);

        public Tensor negative() => neg();

        public Tensor negative_() => neg_();

        public Tensor sign() => Ops.sign.Call(this);

        public Tensor sign_() => Ops.sign_.Update(this);

        public Tensor sgn() => Ops.sgn.Call(this);

        public Tensor sgn_() => Ops.sgn_.Update(this);

        public Tensor floor() => Ops.floor.Call(this);

        public Tensor floor_() => Ops.floor_.Update(this);

        public Tensor ceil() => Ops.ceil.Call(this);

        public Tensor ceil_() => Ops.ceil_.Update(this);

        public Tensor trunc() => Ops.trunc.Call(this);

        public Tensor trunc_() => Ops.trunc_.Update(this);

        public Tensor fix() => trunc();

        public Tensor fix_() => trunc_();

        public Tensor frac() => Ops.frac.Call(this);

        public Tensor frac_() => Ops.frac_.Update(this);

        /// <summary>To the nearest, halves to the even one.</summary>
        public Tensor round(long decimals = 0L) => Ops.round_decimals.Call(this, decimals);

        public Tensor round_(long decimals = 0L) => Ops.round__decimals.Update(this, decimals);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Ops.clamp.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Ops.clamp_Tensor.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Ops.clamp_.Update(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Ops.clamp__Tensor.Update(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        public Tensor clamp_max(Scalar max) => Ops.clamp_max.Call(this, max);

        public Tensor clamp_max_(Scalar max) => Ops.clamp_max_.Update(this, max);

        public Tensor clamp_min(Scalar min) => Ops.clamp_min.Call(this, min);

        public Tensor clamp_min_(Scalar min) => Ops.clamp_min_.Update(this, min);

        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null) =>
            Ops.nan_to_num.Call(this, nan, posinf, neginf);

        public Tensor nan_to_num_(double nan = 0d, double? posinf = null, double? neginf = null) =>
            Ops.nan_to_num_.Update(this, nan, posinf, neginf);

        public Tensor copysign(Tensor other) => Ops.copysign_Tensor.Call(this, other);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        abs = new("abs"), abs_ = new("abs_"), neg = new("neg"), neg_ = new("neg_"), sign = new("sign"), sign_ = new("sign_"),
        sgn = new("sgn"), sgn_ = new("sgn_"), floor = new("floor"), floor_ = new("floor_"), ceil = new("ceil"), ceil_ = new("ceil_"),
        trunc = new("trunc"), trunc_ = new("trunc_"), frac = new("frac"), frac_ = new("frac_"), round_decimals = new("round.decimals"),
        round__decimals = new("round_.decimals"), clamp = new("clamp"), clamp_ = new("clamp_"), clamp_Tensor = new("clamp.Tensor"),
        clamp__Tensor = new("clamp_.Tensor"), clamp_max = new("clamp_max"), clamp_max_ = new("clamp_max_"), clamp_min = new("clamp_min"),
        clamp_min_ = new("clamp_min_"), nan_to_num = new("nan_to_num"), nan_to_num_ = new("nan_to_num_"),
        copysign_Tensor = new("copysign.Tensor");
}
