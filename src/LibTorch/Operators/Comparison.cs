using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

    public static Tensor equal(Tensor tensor, Tensor target) => tensor.eq(target);

    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);

    public static Tensor not_equal(Tensor tensor, Tensor target) => tensor.ne(target);

    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

    public static Tensor less(Tensor tensor, Tensor target) => tensor.lt(target);

    public static Tensor le(Tensor left, Tensor right) => left.le(right);

    public static Tensor less_equal(Tensor tensor, Tensor target) => tensor.le(target);

    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

    public static Tensor greater(Tensor tensor, Tensor target) => tensor.gt(target);

    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

    public static Tensor greater_equal(Tensor tensor, Tensor target) => tensor.ge(target);

    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Ops.eq_Tensor.Call(this, target);

        public Tensor eq_(Tensor target) => Ops.eq__Tensor.Update(this, target);

        public Tensor eq(Scalar target) => Ops.eq_Tensor.Call(this, target);

        public Tensor eq_(Scalar target) => Ops.eq__Tensor.Update(this, target);

        public Tensor equal(Tensor target) => eq(target);

        public Tensor ne(Tensor target) => Ops.ne_Tensor.Call(this, target);

        public Tensor ne_(Tensor target) => Ops.ne__Tensor.Update(this, target);

        public Tensor ne(Scalar target) => Ops.ne_Tensor.Call(this, target);

        public Tensor ne_(Scalar target) => Ops.ne__Tensor.Update(this, target);

        public Tensor not_equal(Tensor target) => ne(target);

        public Tensor lt(Tensor target) => Ops.lt_Tensor.Call(this, target);

        public Tensor lt_(Tensor target) => Ops.lt__Tensor.Update(this, target);

        public Tensor lt(Scalar target) => Ops.lt_Tensor.Call(this, target);

        public Tensor lt_(Scalar target) => Ops.lt__Tensor.Update(this, target);

        public Tensor less(Tensor target) => lt(target);

        public Tensor le(Tensor target) => Ops.le_Tensor.Call(this, target);

        public Tensor le_(Tensor target) => Ops.le__Tensor.Update(this, target);

        public Tensor le(Scalar target) => Ops.le_Tensor.Call(this, target);

        public Tensor le_(Scalar target) => Ops.le__Tensor.Update(this, target);

        public Tensor less_equal(Tensor target) => le(target);

        public Tensor gt(Tensor target) => Ops.gt_Tensor.Call(this, target);

        public Tensor gt_(Tensor target) => Ops.gt__Tensor.Update(this, target);

        public Tensor gt(Scalar target) => Ops.gt_Tensor.Call(this, target);

        public Tensor gt_(Scalar target) => Ops.gt__Tensor.Update(this, target);

        public Tensor greater(Tensor target) => gt(target);

        public Tensor ge(Tensor target) => Ops.ge_Tensor.Call(this, target);

        public Tensor ge_(Tensor target) => Ops.ge__Tensor.Update(this, target);

        public Tensor ge(Scalar target) => Ops.ge_Tensor.Call(this, target);

        public Tensor ge_(Scalar target) => Ops.ge__Tensor.Update(this, target);

        public Tensor greater_equal(Tensor target) => ge(target);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        eq_Tensor = new("eq.Tensor"), eq__Tensor = new("eq_.Tensor"), ne_Tensor = new("ne.Tensor"), ne__Tensor = new("ne_.Tensor"),
        lt_Tensor = new("lt.Tensor"), lt__Tensor = new("lt_.Tensor"), le_Tensor = new("le.Tensor"), le__Tensor = new("le_.Tensor"),
        gt_Tensor = new("gt.Tensor"), gt__Tensor = new("gt_.Tensor"), ge_Tensor = new("ge.Tensor"), ge__Tensor = new("ge_.Tensor");
}
