using System.Collections.Immutable;
using NeuralEntropy.Runtime.Data.Files;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Runtime.Data;

/// <summary>
/// p_d = (1/N) Σ_i δ(x − x_i), x_i the rows of a file, as <see cref="Points"/>. When it is made the heads of its files alone are read; their values when
/// they are first asked for, and then once.
/// </summary>
[Term("file", "the rows of a file, each as likely as the others: .npy, .npz, or a table of text (.csv, .tsv, .txt)")]
public sealed class FileData : DerivedData
{
    private readonly RowSource source;
    private readonly Func<long, long?, IReadOnlyList<string>>? readLabels;
    private readonly (long First, long? Last) rows;
    private readonly NameOrNumber? label;
    private readonly Lazy<Points> law;

    /// <param name="context">Where relative paths start.</param>
    /// <param name="path">Its name; the ending says what it is.</param>
    /// <param name="key">The array of an archive; not needed where it has one beside the labels.</param>
    /// <param name="columns">Of a table.</param>
    /// <param name="rows">The first and the last, from 1; nothing for all.</param>
    /// <param name="labels">Where the labels are: a column, an array of the archive, another .npy file.</param>
    /// <param name="label">The label of the rows that are taken.</param>
    /// <param name="header">Whether a table's first line names its columns.</param>
    /// <exception cref="DataException">There is no such file, or nothing of the kind in it.</exception>
    public FileData(
        DataContext context,
        [Argument("its name; a relative one starts at the folder of the .sde file")] string path,
        [Argument("which array of a .npz file, where it has several")] string? key = null,
        [Argument("which columns of a table, by name or by number from 1; without it all but the labels")] ImmutableArray<NameOrNumber> columns = default,
        [Argument("the first and the last row that are taken, counted from 1", Min = 1)] ImmutableArray<long> rows = default,
        [Argument("where the labels are: a column of the table, an array of the .npz file, or a .npy file of their own")] NameOrNumber? labels = null,
        [Argument("takes the rows with this label alone")] NameOrNumber? label = null,
        [Argument("whether the first line of a table names its columns; without it, it does when a cell of it that should be a number is none")] bool? header = null)
    {
        var file = DataFile.In(context, path);
        var kind = Path.GetExtension(path).ToLowerInvariant();
        if (kind is not ".npz" && key is not null) throw DataFaults.Misplaced("key", path, ".npz archives");
        if (kind is ".npy" or ".npz" && !columns.IsDefault) throw DataFaults.Misplaced("columns", path, "tables");
        if (kind is ".npy" or ".npz" && header is not null) throw DataFaults.Misplaced("header", path, "tables");
        if (kind is ".npy" or ".npz" && labels is { Name: null }) throw DataFaults.Misplaced("labels", path, "tables, where it is the number of a column");
        if (label is not null && labels is null) throw DataFaults.LabelWithoutLabels();
        (source, readLabels, Files) = kind switch
        {
            ".npy" => Arrays(file, labels is { Name: { } other } ? DataFile.In(context, other) : null),
            ".npz" => Archived(file, key, labels?.Name),
            ".csv" or ".tsv" or ".txt" => Table(file, columns, labels, header),
            _ => throw DataFaults.UnknownKind(path),
        };
        this.rows = Rows(file, rows);
        this.label = label;
        law = new Lazy<Points>(Read);
    }

    /// <inheritdoc/>
    public override Points Law => law.Value;

    /// <inheritdoc/>
    public override ImmutableArray<DataFile> Files { get; }

    /// <inheritdoc/>
    public override int Dimension => source.Dimension;

    /// <inheritdoc/>
    public override bool HasScore => true;

    /// <summary>What the head of the file tells, and what is taken of it.</summary>
    public string Summary =>
        source.Describe() + (rows == (0, null) ? "" : $"; rows {rows.First + 1} to {rows.Last + 1}") + (label is { } only ? $"; those with the label {only}" : "");

    /// <summary>The numbers of a file with one in a row, in their order: a schedule.</summary>
    /// <exception cref="NecException">They are not all numbers.</exception>
    public ImmutableArray<double> Numbers => [.. Enumerable.Range(0, Law.Table.Count).Select(i => Law.Table[i, 0])];

    /// <inheritdoc/>
    public override bool IsLabelled => readLabels is not null;

    internal override bool HasScoreUnder(AffineMap map) => true;

    private static (RowSource, Func<long, long?, IReadOnlyList<string>>?, ImmutableArray<DataFile>) Arrays(DataFile file, DataFile? labels)
    {
        var source = OfFile(file, "path");
        return labels is null ? (source, null, [file]) : (source, LabelsOf(source, OfFile(labels, "labels"), labels.Name), [file, labels]);

        static ArraySource OfFile(DataFile file, string parameter) => file.Opened(parameter, () =>
            ArraySource.Of(file.Name, new FileInfo(file.Path).Length, use =>
            {
                using var stream = file.OpenRead();
                use(stream);
            }));
    }

    private static (RowSource, Func<long, long?, IReadOnlyList<string>>?, ImmutableArray<DataFile>) Archived(DataFile file, string? key, string? labels) =>
        file.Opened<(RowSource, Func<long, long?, IReadOnlyList<string>>?, ImmutableArray<DataFile>)>("path", () =>
        {
            var archive = new Archive(file);
            var others = archive.Keys.Remove(labels ?? "");
            var source = archive.Find(key ?? (others is [var only] ? only : throw DataFaults.WhichKey(file.Name, others)), "key");
            return (source, labels is null ? null : LabelsOf(source, archive.Find(labels, "labels"), labels), [file]);
        });

    private static (RowSource, Func<long, long?, IReadOnlyList<string>>?, ImmutableArray<DataFile>) Table(
        DataFile file, ImmutableArray<NameOrNumber> columns, NameOrNumber? labels, bool? header)
    {
        var source = file.Opened("path", () => new TableSource(file, columns, labels, header));
        return (source, labels is null ? null : source.ReadLabels, [file]);
    }

    private static Func<long, long?, IReadOnlyList<string>> LabelsOf(ArraySource points, ArraySource labels, string name)
    {
        if (labels.Dimension != 1) throw DataFaults.LabelsDiffer(name, $"it has {labels.Dimension} numbers for each row, not one");
        if (labels.Count != points.Count) throw DataFaults.LabelsDiffer(name, $"it has {labels.Count} labels, and there are {points.Count} points");
        return (first, last) =>
        {
            var table = labels.Read(first, last);
            return [.. Enumerable.Range(0, table.Count).Select(i => table[i, 0].ToString("R", System.Globalization.CultureInfo.InvariantCulture))];
        };
    }

    private (long, long?) Rows(DataFile file, ImmutableArray<long> given)
    {
        if (given.IsDefault) return (0, null);
        if (given is not [var first, var last]) throw DataFaults.Rows($"they are two numbers, the first and the last, and not {given.Length}");
        if (first < 1 || last < first) throw DataFaults.Rows($"they go from {first} to {last}");
        if (source.Count < last) throw DataFaults.Rows($"they go to {last}, and `{file.Name}` has {source.Count}");
        return (first - 1, last - 1);
    }

    private Points Read()
    {
        var table = source.Read(rows.First, rows.Last);
        if (readLabels is null) return new Points(table);
        var labels = readLabels(rows.First, rows.Last).Select(PointLabels.Canonical).ToArray();
        if (label is not { } wanted) return new Points(table, PointLabels.From(labels));
        var taken = Enumerable.Range(0, labels.Length).Where(i => labels[i] == PointLabels.Canonical(wanted.ToString())).ToArray();
        if (taken.Length == 0) throw FileFailures.NoRowWithLabel(Files[0].Name, wanted.ToString(), PointLabels.From(labels).Classes);
        return new Points(table.Picked(taken), PointLabels.From([.. taken.Select(i => labels[i])]));
    }
}
