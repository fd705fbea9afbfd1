using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor erf(Tensor input) => input.erf();

    public static Tensor erf_(Tensor input) => input.erf_();

    public static Tensor erfc(Tensor input) => input.erfc();

    public static Tensor erfc_(Tensor input) => input.erfc_();

    public static Tensor erfinv(Tensor input) => input.erfinv();

    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    public static Tensor lgamma(Tensor input) => input.lgamma();

    public static Tensor lgamma_(Tensor input) => input.lgamma_();

    public static Tensor digamma(Tensor input) => input.digamma();

    public static Tensor digamma_(Tensor input) => input.digamma_();

    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    public static Tensor i0(Tensor input) => input.i0();

    public static Tensor i0_(Tensor input) => input.i0_();

    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);

    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    public partial class Tensor
    {
        public Tensor erf() => Ops.erf.Call(this);

        public Tensor erf_() => Ops.erf_.Update(this);

        public Tensor erfc() => Ops.erfc.Call(this);

        public Tensor erfc_() => Ops.erfc_.Update(this);

        public Tensor erfinv() => Ops.erfinv.Call(this);

        public Tensor erfinv_() => Ops.erfinv_.Update(this);

        public Tensor lgamma() => Ops.lgamma.Call(this);

        public Tensor lgamma_() => Ops.lgamma_.Update(this);

        public Tensor digamma() => Ops.digamma.Call(this);

        public Tensor digamma_() => Ops.digamma_.Update(this);

        public Tensor sigmoid() => Ops.sigmoid.Call(this);

        public Tensor sigmoid_() => Ops.sigmoid_.Update(this);

        public Tensor i0() => Ops.i0.Call(this);

        public Tensor i0_() => Ops.i0_.Update(this);

        public Tensor polygamma(long p) => Ops.polygamma.Call(p, this);

        public Tensor logit(double? eps = null) => Ops.logit.Call(this, eps);

        public Tensor relu() => Ops.relu.Call(this);

        public Tensor relu_() => Ops.relu_.Update(this);

        public Tensor silu() => Ops.silu.Call(this);

        public Tensor silu_() => Ops.silu_.Update(this);

        public Tensor gelu() => Ops.gelu.Call(this);

        public Tensor gelu(Modules.GELU.Approximate approximate) => Ops.gelu.Call(this, approximate.ToString());

        public Tensor softplus(double beta = 1, double threshold = 20) => Ops.softplus.Call(this, beta, threshold);

        public Tensor log_sigmoid() => Ops.log_sigmoid.Call(this);

        public Tensor leaky_relu(Scalar negative_slope) => Ops.leaky_relu.Call(this, negative_slope);

        public Tensor elu(double alpha = 1) => Ops.elu.Call(this, alpha);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        erf = new("erf"), erf_ = new("erf_"), erfc = new("erfc"), erfc_ = new("erfc_"), erfinv = new("erfinv"), erfinv_ = new("erfinv_"),
        lgamma = new("lgamma"), lgamma_ = new("lgamma_"), digamma = new("digamma"), digamma_ = new("digamma_"), sigmoid = new("sigmoid"),
        sigmoid_ = new("sigmoid_"), i0 = new("i0"), i0_ = new("i0_"), polygamma = new("polygamma"), logit = new("logit"),
        relu = new("relu"), relu_ = new("relu_"), silu = new("silu"), silu_ = new("silu_"), gelu = new("gelu"),
        softplus = new("softplus"), log_sigmoid = new("log_sigmoid"), leaky_relu = new("leaky_relu"), elu = new("elu");
}
