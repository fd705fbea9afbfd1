namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Tensor left, int right) => Ops.add_Tensor.Call(left, right);

        public static Tensor operator +(Tensor left, long right) => Ops.add_Tensor.Call(left, right);

        public static Tensor operator +(Tensor left, float right) => Ops.add_Tensor.Call(left, right);

        public static Tensor operator +(Tensor left, double right) => Ops.add_Tensor.Call(left, right);

        public static Tensor operator +(Scalar left, Tensor right) => Ops.add_Tensor.Call(right, left);

        public static Tensor operator +(int left, Tensor right) => Ops.add_Tensor.Call(right, left);

        public static Tensor operator +(long left, Tensor right) => Ops.add_Tensor.Call(right, left);

        public static Tensor operator +(float left, Tensor right) => Ops.add_Tensor.Call(right, left);

        public static Tensor operator +(double left, Tensor right) => Ops.add_Tensor.Call(right, left);

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Tensor left, int right) => Ops.mul_Tensor.Call(left, right);

        public static Tensor operator *(Tensor left, long right) => Ops.mul_Tensor.Call(left, right);

        public static Tensor operator *(Tensor left, float right) => Ops.mul_Tensor.Call(left, right);

        public static Tensor operator *(Tensor left, double right) => Ops.mul_Tensor.Call(left, right);

        public static Tensor operator *(Scalar left, Tensor right) => Ops.mul_Tensor.Call(right, left);

        public static Tensor operator *(int left, Tensor right) => Ops.mul_Tensor.Call(right, left);

        public static Tensor operator *(long left, Tensor right) => Ops.mul_Tensor.Call(right, left);

        public static Tensor operator *(float left, Tensor right) => Ops.mul_Tensor.Call(right, left);

        public static Tensor operator *(double left, Tensor right) => Ops.mul_Tensor.Call(right, left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Tensor left, int right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(Tensor left, long right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(Tensor left, float right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(Tensor left, double right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(Scalar left, Tensor right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(int left, Tensor right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(long left, Tensor right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(float left, Tensor right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator -(double left, Tensor right) => Ops.sub_Tensor.Call(left, right);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Tensor left, int right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(Tensor left, long right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(Tensor left, float right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(Tensor left, double right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(Scalar left, Tensor right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(int left, Tensor right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(long left, Tensor right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(float left, Tensor right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator /(double left, Tensor right) => Ops.div_Tensor.Call(left, right);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        public static Tensor operator %(Tensor left, int right) => Ops.remainder_Tensor.Call(left, right);

        public static Tensor operator %(Tensor left, long right) => Ops.remainder_Tensor.Call(left, right);

        public static Tensor operator %(Tensor left, float right) => Ops.remainder_Tensor.Call(left, right);

        public static Tensor operator %(Tensor left, double right) => Ops.remainder_Tensor.Call(left, right);

        public static Tensor operator -(Tensor tensor) => tensor.neg();
    }
}
