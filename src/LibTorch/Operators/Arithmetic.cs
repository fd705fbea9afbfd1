using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);

    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);

    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);

    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);

    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    public static Tensor subtract(Tensor left, Tensor right) => left.sub(right);

    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    public static Tensor subtract(Tensor left, Scalar right) => left.sub(right);

    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    public static Tensor subtract_(Tensor left, Tensor right) => left.sub_(right);

    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    public static Tensor subtract_(Tensor left, Scalar right) => left.sub_(right);

    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    public static Tensor multiply(Tensor left, Tensor right) => left.mul(right);

    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    public static Tensor multiply(Tensor left, Scalar right) => left.mul(right);

    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);

    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);

    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);

    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);

    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    public static Tensor remainder(Tensor left, Tensor right) => left.remainder(right);

    public static Tensor remainder(Tensor left, Scalar right) => left.remainder(right);

    public static Tensor remainder_(Tensor left, Tensor right) => left.remainder_(right);

    public static Tensor remainder_(Tensor left, Scalar right) => left.remainder_(right);

    public static Tensor fmod(Tensor left, Tensor right) => left.fmod(right);

    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    public static Tensor fmod_(Tensor left, Tensor right) => left.fmod_(right);

    public static Tensor fmod_(Tensor left, Scalar right) => left.fmod_(right);

    public partial class Tensor
    {
        public Tensor add(Tensor target) => Ops.add_Tensor.Call(this, target);

        /// <summary>x + alpha y.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Ops.add_Tensor.Call(this, target, alpha);

        public Tensor add(Scalar scalar) => Ops.add_Tensor.Call(this, scalar);

        /// <summary>x + alpha y.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Ops.add_Tensor.Call(this, scalar, alpha);

        public Tensor add_(Tensor target) => Ops.add__Tensor.Update(this, target);

        /// <summary>x + alpha y.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Ops.add__Tensor.Update(this, target, alpha);

        public Tensor add_(Scalar scalar) => Ops.add__Tensor.Update(this, scalar);

        /// <summary>x + alpha y.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Ops.add__Tensor.Update(this, scalar, alpha);

        public Tensor sub(Tensor target) => Ops.sub_Tensor.Call(this, target);

        public Tensor subtract(Tensor target) => sub(target);

        public Tensor sub(Scalar target) => Ops.sub_Tensor.Call(this, target);

        public Tensor subtract(Scalar target) => sub(target);

        public Tensor sub_(Tensor target) => Ops.sub__Tensor.Update(this, target);

        public Tensor subtract_(Tensor target) => sub_(target);

        public Tensor sub_(Scalar target) => Ops.sub__Tensor.Update(this, target);

        public Tensor subtract_(Scalar target) => sub_(target);

        public Tensor mul(Tensor target) => Ops.mul_Tensor.Call(this, target);

        public Tensor multiply(Tensor target) => mul(target);

        public Tensor mul(Scalar target) => Ops.mul_Tensor.Call(this, target);

        public Tensor multiply(Scalar target) => mul(target);

        public Tensor mul_(Tensor target) => Ops.mul__Tensor.Update(this, target);

        public Tensor mul_(Scalar target) => Ops.mul__Tensor.Update(this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Ops.div_Tensor.Call(this, target)
                : Ops.div_Tensor_mode.Call(this, target, rounding_mode.ToString());

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        public Tensor true_divide(Tensor other) => div(other);

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Ops.div_Tensor.Call(this, target)
                : Ops.div_Tensor_mode.Call(this, target, rounding_mode.ToString());

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        public Tensor true_divide(Scalar other) => div(other);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Ops.div__Tensor.Update(this, target)
                : Ops.div__Tensor_mode.Update(this, target, rounding_mode.ToString());

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor true_divide_(Tensor other) => div_(other);

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Ops.div__Tensor.Update(this, target)
                : Ops.div__Tensor_mode.Update(this, target, rounding_mode.ToString());

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor true_divide_(Scalar other) => div_(other);

        public Tensor remainder(Tensor target) => Ops.remainder_Tensor.Call(this, target);

        public Tensor remainder(Scalar scalar) => Ops.remainder_Scalar.Call(this, scalar);

        public Tensor remainder_(Tensor target) => Ops.remainder__Tensor.Update(this, target);

        public Tensor remainder_(Scalar scalar) => Ops.remainder__Scalar.Update(this, scalar);

        public Tensor fmod(Tensor target) => Ops.fmod_Tensor.Call(this, target);

        public Tensor fmod(Scalar scalar) => Ops.fmod_Scalar.Call(this, scalar);

        public Tensor fmod_(Tensor target) => Ops.fmod__Tensor.Update(this, target);

        public Tensor fmod_(Scalar scalar) => Ops.fmod__Scalar.Update(this, scalar);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        add_Tensor = new("add.Tensor"), add__Tensor = new("add_.Tensor"), sub_Tensor = new("sub.Tensor"),
        sub__Tensor = new("sub_.Tensor"), mul_Tensor = new("mul.Tensor"), mul__Tensor = new("mul_.Tensor"),
        div_Tensor = new("div.Tensor"), div_Tensor_mode = new("div.Tensor_mode"), div__Tensor = new("div_.Tensor"),
        div__Tensor_mode = new("div_.Tensor_mode"), remainder_Tensor = new("remainder.Tensor"),
        remainder_Scalar = new("remainder.Scalar"), remainder__Tensor = new("remainder_.Tensor"),
        remainder__Scalar = new("remainder_.Scalar"), fmod_Tensor = new("fmod.Tensor"), fmod_Scalar = new("fmod.Scalar"),
        fmod__Tensor = new("fmod_.Tensor"), fmod__Scalar = new("fmod_.Scalar");
}
