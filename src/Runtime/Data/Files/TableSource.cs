using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace NeuralEntropy.Runtime.Data.Files;

/// <summary>
/// A table of text, a row a line. Its cells stand between commas, semicolons or tabs, whichever its first line has most of, or between single spaces where that line has numbers and none of these; where a cell of that line
/// should be a number and is none, the line names the columns.
/// </summary>
internal sealed class TableSource : RowSource
{
    /// <summary>No line of numbers is longer.</summary>
    private const int LongestLine = 1 << 24;

    private readonly DataFile file;
    private readonly char delimiter;
    private readonly int width;
    private readonly ImmutableArray<int> columns;
    private readonly int? label;

    /// <param name="columns">By name or by number from 1; all but that of the labels where none are named.</param>
    /// <param name="labels">The column of the labels, if there is one.</param>
    /// <param name="hasHeader">Whether the first line names the columns; null where it is to be judged by its cells.</param>
    /// <exception cref="DataException">It is no table, or lacks a column.</exception>
    public TableSource(DataFile file, ImmutableArray<NameOrNumber> columns, NameOrNumber? labels, bool? hasHeader)
    {
        this.file = file;
        using var reader = CsvReader.Create(file.OpenRead(), Options(',') with { MalformedData = CsvMalformedDataHandling.Recover });
        if (!Next(reader, Malformed)) throw DataFaults.NoRows(file.Name, "it is empty");
        var first = reader.RawRecord.ToArray();
        var isAlone = !Next(reader, Malformed);
        delimiter = Delimiter(first);
        using var line = CsvReader.Create(first, Options(delimiter));
        ImmutableArray<string> cells = Next(line, Malformed) ? Cells(line) : [];
        width = cells.Length;
        HasHeader = hasHeader ?? Numeric(columns, labels).Any(c => cells[c] != "" && Number(cells[c]) is null);
        Header = HasHeader ? cells : [];
        if (HasHeader && isAlone) throw DataFaults.NoRows(file.Name, "it has no line behind the names of its columns");
        label = labels is { } name ? Place(name, "labels") : null;
        this.columns = columns.IsDefault ? [.. Enumerable.Range(0, width).Where(c => c != label)] : [.. columns.Select(c => Place(c, "columns"))];
        if (this.columns.IsEmpty) throw DataFaults.NoRows(file.Name, "it has no column beside that of the labels");
    }

    public bool HasHeader { get; }

    private ImmutableArray<string> Header { get; }

    /// <inheritdoc/>
    public override int Dimension => columns.Length;

    /// <inheritdoc/>
    public override long? Count => null;

    /// <inheritdoc/>
    public override string Describe() => $"rows of {(HasHeader ? string.Join(", ", columns.Select(c => Header[c])) : $"{Dimension} columns")}";

    /// <inheritdoc/>
    public override PointTable Read(long first, long? last)
    {
        var values = new List<double>();
        foreach (var (line, cells) in Rows(first, last))
        {
            foreach (var column in columns)
            {
                if (Number(cells[column]) is not { } value) throw FileFailures.CellNotANumber(file.Name, line, NameOf(column), cells[column]);
                if (!double.IsFinite(value)) throw FileFailures.ValueNotFinite(file.Name, $"line {line}, column {NameOf(column)}", value);
                values.Add(value);
            }
            if (values.Count > ArrayHeader.MostNumbers) throw FileFailures.Unreadable(file.Name, $"it has more than the {ArrayHeader.MostNumbers} numbers that nec holds in memory");
        }
        return PointTable.Of([.. values], Dimension);
    }

    /// <summary>The labels of some rows.</summary>
    public IReadOnlyList<string> ReadLabels(long first, long? last) => [.. Rows(first, last).Select(row => row.Cells[label!.Value])];

    // A row is looked at before the next one is read.
    private IEnumerable<(long Line, ImmutableArray<string> Cells)> Rows(long first, long? last)
    {
        using var reader = CsvReader.Create(file.OpenRead(), Options(delimiter));
        if (HasHeader) Next(reader, Unreadable);
        var row = -1L;
        while (row < (last ?? long.MaxValue) && Next(reader, Unreadable))
        {
            if (reader.FieldCount != width) throw FileFailures.RowOfAnotherWidth(file.Name, reader.LineNumber, reader.FieldCount, width);
            if (++row >= first) yield return (reader.LineNumber, Cells(reader));
        }
        if (row < (last ?? first)) throw FileFailures.RowsMissing(file.Name, row + 1, (last ?? first) + 1);
    }

    private DataException Malformed(string reason) => DataFaults.Malformed(file.Name, reason);

    private NecException Unreadable(string reason) => FileFailures.Unreadable(file.Name, reason);

    private static bool Next(CsvReader reader, Func<string, Exception> refuse)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception e) when (e is CsvFormatException or IOException)
        {
            throw refuse(e is CsvFormatException at ? $"line {at.LineNumber} is no row of cells" : e.Message);
        }
    }

    private static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrimWhitespace = true,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = LongestLine,
        TrackLineNumbers = true,
    };

    private static ImmutableArray<string> Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private int Place(NameOrNumber column, string parameter)
    {
        if (column.Name is null) return column.Number >= 1 && column.Number <= width ? (int)column.Number - 1 : throw DataFaults.NoSuchColumn(parameter, file.Name, column.Number, width);
        var found = Enumerable.Range(0, Header.Length).Where(c => Header[c] == column.Name).ToArray();
        return found is [var only] ? only : throw DataFaults.NoColumn(parameter, file.Name, column.Name, Header, found.Length);
    }

    /// <summary>The columns in which a word is a name: all that are taken, or simply all where something goes by a name.</summary>
    private IEnumerable<int> Numeric(ImmutableArray<NameOrNumber> columns, NameOrNumber? labels)
    {
        var all = Enumerable.Range(0, width);
        if (columns.IsDefault) return all.Where(c => c + 1 != labels?.Number);
        return labels?.Name is not null || columns.Any(c => c.Name is not null) ? all : all.Where(c => columns.Contains(c + 1L));
    }

    private string NameOf(int column) => HasHeader ? $"`{Header[column]}`" : (column + 1).ToString(CultureInfo.InvariantCulture);

    // numpy writes `inf` for what C# reads as `Infinity`.
    private static double? Number(string cell) =>
        double.TryParse(cell.TrimStart('+', '-').Equals("inf", StringComparison.OrdinalIgnoreCase) ? cell + "inity" : cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    // A space may stand in a name, and does not between numbers.
    private static bool IsSpaced(string line) => line.Trim().Split(' ') is { Length: > 1 } cells && cells.All(cell => Number(cell) is not null);

    // Outside of quotation marks.
    private static char Delimiter(byte[] line)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && counts.ContainsKey((char)c)) counts[(char)c]++;
        }
        return counts.MaxBy(c => c.Value) is { Value: > 0 } most ? most.Key : IsSpaced(Encoding.UTF8.GetString(line)) ? ' ' : ',';
    }
}
