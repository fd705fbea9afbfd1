using System.Globalization;

namespace NeuralEntropy.Runtime.Data;

/// <summary>What can be wrong with the numbers that data are made of: one method a code. Rows and columns are counted from 1.</summary>
internal static class DataFaults
{
    public static DataException NoWidth() =>
        new("NEC4013", null, "a normal distribution needs a `deviation` or a `covariance`", "add `deviation = 1`");

    public static DataException TwoWidths() =>
        new("NEC4014", "covariance", "`deviation` and `covariance` are both given", "leave one of them out");

    public static DataException NotSquare(int rows, int row, int length) =>
        new("NEC4015", "covariance", $"the covariance is not square: it has {Count(rows, "row")}, and row {row} has {Count(length, "number")}", null);

    public static DataException NotSymmetric(int row, int column, double value, double mirrored) =>
        new("NEC4016", "covariance",
            $"the covariance is not symmetric: row {row}, column {column} is {Text(value)}, and row {column}, column {row} is {Text(mirrored)}", null);

    public static DataException NotPositiveDefinite(double least) =>
        new("NEC4017", "covariance", $"the covariance is not positive definite: its least eigenvalue is {least.ToString("G3", CultureInfo.InvariantCulture)}",
            least == 0 ? "a combination of the components without variance has no density; give it a small one" : null);

    public static DataException LengthsDiffer(string parameter, int given, string other, int expected) =>
        new("NEC4018", parameter, $"`{parameter}` has dimension {given}, and `{other}` has {expected}", null);

    public static DataException PointsDiffer(int point, int given, int expected) =>
        new("NEC4019", "values", $"the points have different dimensions: point {point} has {given}, and the first has {expected}", null);

    public static DataException EmptyBox(int component, double low, double high) =>
        new("NEC4020", "high", $"the box is empty: in component {component} it ends at {Text(high)} and starts at {Text(low)}", null);

    public static DataException Singular(AffineMap map) =>
        new("NEC4024", map.IsDiagonal ? "scale" : "matrix",
            !map.IsDiagonal ? "the matrix is singular: it leaves a combination of the components without variance"
            : map.Dimension == 1 ? "the factor is 0" : $"the factor of component {map.Diagonal.IndexOf(0) + 1} is 0",
            map.IsDiagonal ? "a component without variance has no density; leave it out of the data" : null);

    public static DataException ConstantComponent(int component, double value) =>
        new("NEC4025", "data", $"component {component} of the data is {value.ToString("G12", CultureInfo.InvariantCulture)} throughout, and no factor gives it the standard deviation 1", null);

    /// <summary>The grammar has no empty list.</summary>
    public static ArgumentException Nothing(string parameter) => new($"`{parameter}` is an empty list", parameter);

    /// <summary>The bounds of the arguments forbid a file most of it; what is left comes of numbers that outgrow double precision.</summary>
    public static DataException OutOfRange(string parameter, string bound, double given) =>
        new("NEC4060", parameter, $"`{parameter}` must be {bound}, and is {Text(given)}", "keep the data, and what they are multiplied by, well between 1e-150 and 1e150: their squares must be numbers, too");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Count(int count, string what) => count == 1 ? $"one {what}" : $"{count} {what}s";
}
