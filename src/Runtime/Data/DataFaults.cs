using System.Collections.Immutable;
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

    /// <param name="known">The names of the files in its folder; nothing where there is no such folder.</param>
    public static DataException FileMissing(string parameter, string name, string? folder, ImmutableArray<string> known) =>
        new("NEC4027", parameter, folder is null ? $"there is no file `{name}`" : $"there is no folder `{folder}` for the file `{name}`", null) { Unknown = name, Known = known };

    public static DataException FileUnreadable(string parameter, string name, string reason) => new("NEC4028", parameter, $"`{name}` cannot be read: {reason}", null);

    public static DataException UnknownKind(string name) =>
        new("NEC4029", "path", $"`{name}` is no kind of file that nec reads", "it reads arrays in .npy and .npz files, and tables in .csv, .tsv and .txt files");

    public static DataException Malformed(string name, string reason) => new("NEC4030", "path", $"`{name}` is damaged, or not what its name says: {reason}", null);

    public static DataException UnsupportedArray(string name, string type) =>
        new("NEC4031", "path", $"`{name}` holds {type}, and nec reads real numbers", "numpy writes them so: `np.save(\"x.npy\", x.astype(np.float32))`; objects, which are code, are never read");

    public static DataException NoRows(string name, string reason) => new("NEC4032", "path", $"`{name}` holds no points that nec can take: {reason}", null);

    public static DataException NoKey(string parameter, string file, string key, ImmutableArray<string> known) =>
        new("NEC4033", parameter, $"`{file}` has no array `{key}`", null) { Unknown = key, Known = known };

    public static DataException WhichKey(string file, ImmutableArray<string> known) =>
        new("NEC4038", "path", $"`{file}` has {Count(known.Length, "array")}, and it is not said which", known.IsEmpty ? null : $"add `key = \"{known[0]}\"`") { Known = known };

    public static DataException Misplaced(string parameter, string file, string belongs) => new("NEC4034", parameter, $"`{parameter}` is for {belongs}, and `{file}` is none", null);

    public static DataException LabelWithoutLabels() =>
        new("NEC4039", "label", "`label` picks rows by their labels, and no labels are given", "say where they are: `labels = \"class\"`");

    public static DataException NoSuchColumn(string parameter, string file, long number, int columns) =>
        Column(parameter, $"`{file}` has no column {number}: it has {Count(columns, "column")}, counted from 1");

    /// <param name="found">How many of the columns have the name.</param>
    public static DataException NoColumn(string parameter, string file, string name, ImmutableArray<string> known, int found) => Column(parameter,
        known.IsEmpty ? $"the columns of `{file}` have no names: its first line holds numbers alone"
        : found > 1 ? $"`{file}` has {found} columns called `{name}`" : $"`{file}` has no column `{name}`",
        known.IsEmpty || found > 1 ? "name columns by their numbers, from 1" : null, name, found == 0 ? known : []);

    public static DataException Rows(string reason) => new("NEC4036", "rows", $"there are no such rows: {reason}", "write the first and the last, counted from 1: `rows = [1, 1000]`");

    public static DataException LabelsDiffer(string name, string reason) => new("NEC4037", "labels", $"`{name}` holds no labels of these points: {reason}", null);

    /// <summary>The grammar has no empty list.</summary>
    public static ArgumentException Nothing(string parameter) => new($"`{parameter}` is an empty list", parameter);

    /// <summary>The bounds of the arguments forbid a file most of it; what is left comes of numbers that outgrow double precision.</summary>
    public static DataException OutOfRange(string parameter, string bound, double given) =>
        new("NEC4060", parameter, $"`{parameter}` must be {bound}, and is {Text(given)}", "keep the data, and what they are multiplied by, well between 1e-150 and 1e150: their squares must be numbers, too");

    private static DataException Column(string parameter, string message, string? help = null, string? name = null, ImmutableArray<string>? known = null) =>
        new("NEC4035", parameter, message, help) { Unknown = name, Known = known ?? [] };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Count(int count, string what) => count == 1 ? $"one {what}" : $"{count} {what}s";
}
