using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    public static Tensor logical_and_(Tensor left, Tensor right) => left.logical_and_(right);

    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    public static Tensor logical_or_(Tensor left, Tensor right) => left.logical_or_(right);

    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    public static Tensor logical_xor_(Tensor left, Tensor right) => left.logical_xor_(right);

    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    public static Tensor logical_not(Tensor input) => input.logical_not();

    public static Tensor logical_not_(Tensor input) => input.logical_not_();

    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();

    public partial class Tensor
    {
        public Tensor logical_and(Tensor other) => Ops.logical_and.Call(this, other);

        public Tensor logical_and_(Tensor other) => Ops.logical_and_.Update(this, other);

        public Tensor bitwise_and(Tensor other) => Ops.bitwise_and.Call(this, other);

        public Tensor bitwise_and_(Tensor other) => Ops.bitwise_and_.Update(this, other);

        public Tensor logical_or(Tensor other) => Ops.logical_or.Call(this, other);

        public Tensor logical_or_(Tensor other) => Ops.logical_or_.Update(this, other);

        public Tensor bitwise_or(Tensor other) => Ops.bitwise_or.Call(this, other);

        public Tensor bitwise_or_(Tensor other) => Ops.bitwise_or_.Update(this, other);

        public Tensor logical_xor(Tensor other) => Ops.logical_xor.Call(this, other);

        public Tensor logical_xor_(Tensor other) => Ops.logical_xor_.Update(this, other);

        public Tensor bitwise_xor(Tensor other) => Ops.bitwise_xor.Call(this, other);

        public Tensor bitwise_xor_(Tensor other) => Ops.bitwise_xor_.Update(this, other);

        public Tensor logical_not() => Ops.logical_not.Call(this);

        public Tensor logical_not_() => Ops.logical_not_.Update(this);

        public Tensor bitwise_not() => Ops.bitwise_not.Call(this);

        public Tensor bitwise_not_() => Ops.bitwise_not_.Update(this);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        logical_and = new("logical_and"), logical_and_ = new("logical_and_"), bitwise_and = new("bitwise_and.Tensor"),
        bitwise_and_ = new("bitwise_and_.Tensor"), logical_or = new("logical_or"), logical_or_ = new("logical_or_"),
        bitwise_or = new("bitwise_or.Tensor"), bitwise_or_ = new("bitwise_or_.Tensor"), logical_xor = new("logical_xor"),
        logical_xor_ = new("logical_xor_"), bitwise_xor = new("bitwise_xor.Tensor"), bitwise_xor_ = new("bitwise_xor_.Tensor"),
        logical_not = new("logical_not"), logical_not_ = new("logical_not_"), bitwise_not = new("bitwise_not"),
        bitwise_not_ = new("bitwise_not_");
}
