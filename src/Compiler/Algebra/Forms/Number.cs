using System.Globalization;

namespace NeuralEntropy.Compiler.Algebra.Forms;

/// <summary>
/// A number: an exact fraction while its parts are small, else a double. A double that a small fraction equals is that fraction.
/// </summary>
internal readonly record struct Number : IComparable<Number>
{
    private const long GreatestPart = 1_000_000_000_000;
    private const long GreatestDenominatorOfDouble = 1_000_000;

    private Number(long numerator, long denominator, double value) => (Numerator, Denominator, Value) = (numerator, denominator, value);

    public static Number Zero { get; } = new(0, 1, 0);

    public static Number One { get; } = new(1, 1, 1);

    public static Number Half { get; } = new(1, 2, 0.5);

    /// <summary>Of the fraction in lowest terms; carries the sign.</summary>
    public long Numerator { get; }

    /// <summary>Positive; 0 where the number is not exact.</summary>
    public long Denominator { get; }

    public double Value { get; }

    public bool IsExact => Denominator > 0;

    public bool IsInteger => Denominator == 1;

    public bool IsEven => IsInteger && Numerator % 2 == 0;

    public bool IsZero => Value == 0;

    public bool IsOne => Value == 1;

    public bool IsNegative => Value < 0;

    public static implicit operator Number(long value) => Fraction(value, 1);

    public static Number Of(double value) => Approximated(value) ?? new(0, 0, value);

    public static Number Fraction(long numerator, long denominator) =>
        Reduced(numerator, denominator) ?? new(0, 0, (double)numerator / denominator);

    public static Number operator +(Number a, Number b) =>
        Exact(a, b)
            ? Reduced(Cross(a, b) + Cross(b, a), (Int128)a.Denominator * b.Denominator) ?? Of(a.Value + b.Value)
            : Of(a.Value + b.Value);

    public static Number operator -(Number a) => new(-a.Numerator, a.Denominator, -a.Value);

    public static Number operator -(Number a, Number b) => a + -b;

    public static Number operator *(Number a, Number b) =>
        Exact(a, b)
            ? Reduced((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator) ?? Of(a.Value * b.Value)
            : Of(a.Value * b.Value);

    public static Number operator /(Number a, Number b) =>
        Exact(a, b) && !b.IsZero
            ? Reduced(Cross(a, b), Cross(b, a)) ?? Of(a.Value / b.Value)
            : Of(a.Value / b.Value);

    public static Number Abs(Number a) => a.IsNegative ? -a : a;

    /// <summary>The exact power, if there is one.</summary>
    public Number? Power(Number exponent)
    {
        if (!IsExact || !exponent.IsExact || (IsZero && exponent.Value <= 0)) return null;
        var value = Math.Pow(Math.Pow(Math.Abs(Value), 1.0 / exponent.Denominator), exponent.Numerator);
        if (!double.IsFinite(value) || Math.Abs(exponent.Numerator) > 64 || (IsNegative && !exponent.IsInteger)) return null;
        if (Root(Math.Abs(Numerator), exponent.Denominator) is not { } n || Root(Denominator, exponent.Denominator) is not { } d)
            return null;
        var (root, result) = (Fraction(IsNegative ? -n : n, d), One);
        for (var k = Math.Abs(exponent.Numerator); k > 0 && result.IsExact; k--) result *= root;
        result = exponent.IsNegative ? One / result : result;
        return result.IsExact ? result : null;
    }

    public int CompareTo(Number other) => Value.CompareTo(other.Value);

    public override string ToString() => IsExact ? $"{Numerator}/{Denominator}" : Value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The greatest number that divides both into whole numbers.</summary>
    public static Number CommonDivisor(Number a, Number b)
    {
        var numerator = (long)Gcd(Math.Abs(a.Numerator), Math.Abs(b.Numerator));
        var denominator = Reduced((Int128)a.Denominator / Gcd(a.Denominator, b.Denominator) * b.Denominator, 1);
        return denominator is { } d ? Fraction(numerator, d.Numerator) : One;
    }

    private static Int128 Cross(Number a, Number b) => (Int128)a.Numerator * b.Denominator;

    private static bool Exact(Number a, Number b) => a.IsExact && b.IsExact;

    private static long? Root(long value, long degree)
    {
        var root = (long)Math.Round(Math.Pow(value, 1.0 / degree));
        var power = (Int128)1;
        for (var k = 0; k < degree && power <= GreatestPart; k++) power *= root;
        return power == value ? root : null;
    }

    private static Number? Reduced(Int128 numerator, Int128 denominator)
    {
        if (denominator < 0) (numerator, denominator) = (-numerator, -denominator);
        var divisor = Gcd(Int128.Abs(numerator), denominator);
        if (divisor > 1) (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if (Int128.Abs(numerator) > GreatestPart || denominator > GreatestPart) return null;
        return new((long)numerator, (long)denominator, (double)(long)numerator / (long)denominator);
    }

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    /// <summary>
    /// The first fraction that, divided out, gives the very same double: a convergent of the continued fraction, or a decimal of a few
    /// digits.
    /// </summary>
    private static Number? Approximated(double value)
    {
        if (!(Math.Abs(value) <= GreatestPart)) return null;
        return Convergent(value) ?? Decimal(value);
    }

    private static Number? Decimal(double value)
    {
        for (var power = 10_000_000L; power <= GreatestPart; power *= 10)
            if (Math.Round(value * power) is var digits && Math.Abs(digits) <= GreatestPart && digits / power == value)
                return Fraction((long)digits, power);
        return null;
    }

    private static Number? Convergent(double value)
    {
        var (rest, n0, d0, n1, d1) = (Math.Abs(value), 0L, 1L, 1L, 0L);
        while (true)
        {
            var whole = (long)Math.Floor(rest);
            var (n, d) = ((Int128)whole * n1 + n0, (Int128)whole * d1 + d0);
            if (n > GreatestPart || d > GreatestDenominatorOfDouble) return null;
            (n0, d0, n1, d1) = (n1, d1, (long)n, (long)d);
            if ((double)n1 / d1 == Math.Abs(value)) return Fraction(value < 0 ? -n1 : n1, d1);
            rest = 1 / (rest - whole);
            if (!(rest <= GreatestPart)) return null;
        }
    }
}
