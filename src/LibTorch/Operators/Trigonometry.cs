using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor sin(Tensor input) => input.sin();

    public static Tensor sin_(Tensor input) => input.sin_();

    public static Tensor cos(Tensor input) => input.cos();

    public static Tensor cos_(Tensor input) => input.cos_();

    public static Tensor tan(Tensor input) => input.tan();

    public static Tensor tan_(Tensor input) => input.tan_();

    public static Tensor asin(Tensor input) => input.asin();

    public static Tensor asin_(Tensor input) => input.asin_();

    public static Tensor arcsin(Tensor input) => input.asin();

    public static Tensor arcsin_(Tensor input) => input.asin_();

    public static Tensor acos(Tensor input) => input.acos();

    public static Tensor acos_(Tensor input) => input.acos_();

    public static Tensor arccos(Tensor input) => input.acos();

    public static Tensor arccos_(Tensor input) => input.acos_();

    public static Tensor atan(Tensor input) => input.atan();

    public static Tensor atan_(Tensor input) => input.atan_();

    public static Tensor arctan(Tensor input) => input.atan();

    public static Tensor arctan_(Tensor input) => input.atan_();

    public static Tensor sinh(Tensor input) => input.sinh();

    public static Tensor sinh_(Tensor input) => input.sinh_();

    public static Tensor cosh(Tensor input) => input.cosh();

    public static Tensor cosh_(Tensor input) => input.cosh_();

    public static Tensor tanh(Tensor input) => input.tanh();

    public static Tensor tanh_(Tensor input) => input.tanh_();

    public static Tensor asinh(Tensor input) => input.asinh();

    public static Tensor asinh_(Tensor input) => input.asinh_();

    public static Tensor arcsinh(Tensor input) => input.asinh();

    public static Tensor arcsinh_(Tensor input) => input.asinh_();

    public static Tensor acosh(Tensor input) => input.acosh();

    public static Tensor acosh_(Tensor input) => input.acosh_();

    public static Tensor arccosh(Tensor input) => input.acosh();

    public static Tensor arccosh_(Tensor input) => input.acosh_();

    public static Tensor atanh(Tensor input) => input.atanh();

    public static Tensor atanh_(Tensor input) => input.atanh_();

    public static Tensor arctanh(Tensor input) => input.atanh();

    public static Tensor arctanh_(Tensor input) => input.atanh_();

    public static Tensor sinc(Tensor input) => input.sinc();

    public static Tensor sinc_(Tensor input) => input.sinc_();

    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    public static Tensor arctan2(Tensor input, Tensor other) => input.atan2(other);

    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    public static Tensor hypot(Tensor left, Tensor right) => left.hypot(right);

    public partial class Tensor
    {
        public Tensor sin() => Ops.sin.Call(this);

        public Tensor sin_() => Ops.sin_.Update(this);

        public Tensor cos() => Ops.cos.Call(this);

        public Tensor cos_() => Ops.cos_.Update(this);

        public Tensor tan() => Ops.tan.Call(this);

        public Tensor tan_() => Ops.tan_.Update(this);

        public Tensor asin() => Ops.asin.Call(this);

        public Tensor asin_() => Ops.asin_.Update(this);

        public Tensor arcsin() => asin();

        public Tensor arcsin_() => asin_();

        public Tensor acos() => Ops.acos.Call(this);

        public Tensor acos_() => Ops.acos_.Update(this);

        public Tensor arccos() => acos();

        public Tensor arccos_() => acos_();

        public Tensor atan() => Ops.atan.Call(this);

        public Tensor atan_() => Ops.atan_.Update(this);

        public Tensor arctan() => atan();

        public Tensor arctan_() => atan_();

        public Tensor sinh() => Ops.sinh.Call(this);

        public Tensor sinh_() => Ops.sinh_.Update(this);

        public Tensor cosh() => Ops.cosh.Call(this);

        public Tensor cosh_() => Ops.cosh_.Update(this);

        public Tensor tanh() => Ops.tanh.Call(this);

        public Tensor tanh_() => Ops.tanh_.Update(this);

        public Tensor asinh() => Ops.asinh.Call(this);

        public Tensor asinh_() => Ops.asinh_.Update(this);

        public Tensor arcsinh() => asinh();

        public Tensor arcsinh_() => asinh_();

        public Tensor acosh() => Ops.acosh.Call(this);

        public Tensor acosh_() => Ops.acosh_.Update(this);

        public Tensor arccosh() => acosh();

        public Tensor arccosh_() => acosh_();

        public Tensor atanh() => Ops.atanh.Call(this);

        public Tensor atanh_() => Ops.atanh_.Update(this);

        public Tensor arctanh() => atanh();

        public Tensor arctanh_() => atanh_();

        public Tensor sinc() => Ops.sinc.Call(this);

        public Tensor sinc_() => Ops.sinc_.Update(this);

        public Tensor atan2(Tensor other) => Ops.atan2.Call(this, other);

        public Tensor atan2_(Tensor other) => Ops.atan2_.Update(this, other);

        public Tensor arctan2(Tensor other) => atan2(other);

        public Tensor deg2rad() => Ops.deg2rad.Call(this);

        public Tensor rad2deg() => Ops.rad2deg.Call(this);

        public Tensor hypot(Tensor other) => Ops.hypot.Call(this, other);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        sin = new("sin"), sin_ = new("sin_"), cos = new("cos"), cos_ = new("cos_"), tan = new("tan"), tan_ = new("tan_"),
        asin = new("asin"), asin_ = new("asin_"), acos = new("acos"), acos_ = new("acos_"), atan = new("atan"), atan_ = new("atan_"),
        sinh = new("sinh"), sinh_ = new("sinh_"), cosh = new("cosh"), cosh_ = new("cosh_"), tanh = new("tanh"), tanh_ = new("tanh_"),
        asinh = new("asinh"), asinh_ = new("asinh_"), acosh = new("acosh"), acosh_ = new("acosh_"), atanh = new("atanh"),
        atanh_ = new("atanh_"), sinc = new("sinc"), sinc_ = new("sinc_"), atan2 = new("atan2"), atan2_ = new("atan2_"),
        deg2rad = new("deg2rad"), rad2deg = new("rad2deg"), hypot = new("hypot");
}
