using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Processes;
using NeuralEntropy.Runtime.Results;
using NeuralEntropy.Runtime.Tests.Examples;
using Shouldly;
using Xunit;
using static NeuralEntropy.Runtime.Tests.Data.Files.ArrayFileTests;

namespace NeuralEntropy.Runtime.Tests.Data.Files;

public sealed class TableFileTests
{
    [Theory]
    [InlineData("x,y\n1,2\n3,4.5\n")]
    [InlineData("x;y\r\n1;2\r\n3;4.5\r\n")]
    [InlineData("1.0e0 2\n3 4.5e+00\n")]
    [InlineData("x\ty\n1\t2\n3\t4.5")]
    [InlineData("\"x\", \"y\"\n\n 1 , \"2\"\n\n3,  45e-1\n\n")]
    [InlineData("\uFEFFx,y\n1,2\n3,4.5\n")]
    [InlineData("1,2\n3,4.5\n")]
    [InlineData("\"the x, in m\";y\n1;2\n3;4.5\n")]
    public void Tables_are_read_with_or_without_names(string text) => Holds(Table(text), 2, 2, (i, j) => new[,] { { 1, 2 }, { 3, 4.5 } }[i, j]);

    [Fact]
    public void Columns_go_by_name_or_number()
    {
        const string text = "name,x,class,y\na,1,red,10\nb,2,blue,20\nc,3,red,30\n";
        Holds(Table(text, columns: ["y", "x"]), 3, 2, (i, j) => (i + 1) * (j == 0 ? 10 : 1));
        Holds(Table(text, columns: [2]), 3, 1, (i, _) => i + 1);
        Holds(Table("0,1\n10,20\n", header: true), 1, 2, (_, j) => 10 * (j + 1));
        Holds(Table("0,1\n10,20\n"), 2, 2, (i, j) => i == 0 ? j : 10 * (j + 1));
        Fault(text, columns: ["z"]).Known.ShouldBe(["name", "x", "class", "y"]);
        Fault(text, columns: [5]).Message.ShouldBe("`table.csv` has no column 5: it has 4 columns, counted from 1");
        Fault(text, columns: [0]).Code.ShouldBe("NEC4035");
        Fault("x,x\n1,2\n", columns: ["x"]).Message.ShouldBe("`table.csv` has 2 columns called `x`");
        Fault("1,2\n3,4\n", columns: ["x"]).Message.ShouldContain("have no names");
    }

    [Fact]
    public void Labels_are_a_column()
    {
        const string text = "x,class,y\n1,red,10\n2,blue,20\n3,red,30\n4,2.0,40\n5,2,50\n";
        var data = Table(text, labels: "class");
        Holds(data, 5, 2, (i, j) => (i + 1) * (j == 0 ? 1 : 10));
        data.Law.Labels!.Classes.ShouldBe(["2", "blue", "red"]);
        data.Law.Labels.Of.ShouldBe([2, 1, 2, 0, 0]);
        Holds(Table(text, labels: "class", label: "red"), 2, 2, (i, j) => (2 * i + 1) * (j == 0 ? 1 : 10));
        Holds(Table(text, labels: 2, label: 2), 2, 2, (i, j) => (i + 4) * (j == 0 ? 1 : 10));
        Failure(text, d => Table(d, labels: "class", label: "green")).ShouldBe("NEC5045: `table.csv` has no row with the label green");
        Fault("class\n1\n", labels: "class").Message.ShouldContain("no column beside that of the labels");
    }

    /// <summary>A first line whose words are labels, or stand in a column that is not taken, is a row.</summary>
    [Fact]
    public void A_row_with_a_word_is_not_taken_for_names()
    {
        const string text = "1,10,red\n2,20,blue\n";
        Holds(Table(text, labels: 3), 2, 2, (i, j) => (i + 1) * (j == 0 ? 1 : 10));
        Table(text, labels: 3).Law.Labels!.Classes.ShouldBe(["blue", "red"]);
        Holds(Table(text, columns: [2]), 2, 1, (i, _) => 10 * (i + 1));
        Holds(Table("0,1,class\n1,10,red\n2,20,blue\n", labels: "class"), 2, 2, (i, j) => (i + 1) * (j == 0 ? 1 : 10));
        Holds(Table("0,1,class\n1,10,red\n2,20,blue\n", labels: 3, header: true), 2, 2, (i, j) => (i + 1) * (j == 0 ? 1 : 10));
    }

    [Fact]
    public void Some_rows_are_taken()
    {
        const string text = "x\n1\n2\n3\n\n4\n";
        Holds(Table(text, rows: [2, 4]), 3, 1, (i, _) => i + 2);
        Holds(Table(text, rows: [1, 1]), 1, 1, (_, _) => 1);
        // What lies behind the last row that is taken is not looked at.
        Holds(Table("x\n1\n2\nthree\n", rows: [1, 2]), 2, 1, (i, _) => i + 1);
        Failure(text, d => Table(d, rows: [2, 5])).ShouldBe("NEC5046: `table.csv` has 4 rows, and row 5 is asked for");
    }

    [Theory]
    [InlineData("x,y\n1,2\n3\n", "NEC5043: line 3 of `table.csv` has 1 cells, and the first has 2")]
    [InlineData("x,y\n\n1,2,\n", "NEC5043: line 3 of `table.csv` has 3 cells, and the first has 2")]
    [InlineData("x,y\n1,2\n3,four\n", "NEC5042: line 3, column `y` of `table.csv` is `four`, which is no number")]
    [InlineData("1,2\n3,\n", "NEC5042: line 2, column 2 of `table.csv` is empty")]
    [InlineData("x;y\n1,5;2\n", "NEC5042: line 2, column `x` of `table.csv` is `1,5`, which is no number")]
    [InlineData("x,y\n1,nan\n", "NEC5041: line 2, column `y` of `table.csv` is NaN")]
    [InlineData("x,y\n1,2\n\n-Infinity,2\n", "NEC5041: line 4, column `x` of `table.csv` is -Infinity")]
    [InlineData("x,y\n1,1e999\n", "NEC5041: line 2, column `y` of `table.csv` is Infinity")]
    [InlineData("1,-inf\n1,2\n", "NEC5041: line 1, column 2 of `table.csv` is -Infinity")]
    [InlineData("1,\n1,2\n", "NEC5042: line 1, column 2 of `table.csv` is empty")]
    [InlineData("x,y\n1,\"2\n3,4\n", "NEC5044: `table.csv` cannot be read: line 2 is no row of cells")]
    [InlineData("x,y\n1,0x10\n", "NEC5042: line 2, column `y` of `table.csv` is `0x10`, which is no number")]
    public void What_is_wrong_is_named_by_line_and_column(string text, string message) => Failure(text, d => Table(d)).ShouldBe(message);

    [Theory]
    [InlineData("\n\n", "it is empty")]
    [InlineData("x,y\n\n", "no line behind the names")]
    [InlineData("x,y", "no line behind the names")]
    public void A_table_without_rows_is_refused_when_it_is_checked(string text, string reason)
    {
        var fault = Fault(text);
        (fault.Code, fault.Parameter).ShouldBe(("NEC4032", "path"));
        fault.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("x,\"y\n1,2\n", "line 1 is no row of cells")]
    [InlineData("x,y\"z\n1,2\n", "line 1 is no row of cells")]
    public void Names_that_are_no_row_of_cells_are_refused_when_they_are_checked(string text, string reason)
    {
        var fault = Fault(text);
        (fault.Code, fault.Parameter).ShouldBe(("NEC4030", "path"));
        fault.Message.ShouldContain(reason);
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        foreach (var text in new[] { new string('1', 20_000_000), "\"" + new string('1', 20_000_000), "x\n1\n" + new string('1', 20_000_000) })
            Should.Throw<Exception>(() => Table(text)).ShouldSatisfyAllConditions(e => (e is DataException or NecException).ShouldBeTrue(e.ToString()));
    }

    [Fact]
    public void Its_values_are_read_when_they_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        folder.Write("table.csv", "x,y\n1,2\n3,wrong\n");
        var data = new FileData(new DataContext(folder.Path), "table.csv");
        data.Dimension.ShouldBe(2);
        data.HasScore.ShouldBeTrue();
        data.Summary.ShouldBe("rows of x, y");
        var mapped = new AffineData(new Standardised(data), scale: 2, matrix: default, offset: 1);
        (mapped.Dimension, mapped.HasScore, mapped.Files.Single().Name).ShouldBe((2, true, "table.csv"));
        new Product(data, new Mixture([0.5, 0.5], [mapped, new Normal([0, 0], 1)])).HasScore.ShouldBeTrue();
        folder.Write("table.csv", "x,y\n1,2\n3,4\n");
        mapped.Mean.ShouldBe([1, 1], 1e-15);
        mapped.Variances.ShouldBe([4, 4], 1e-15);
    }

    [Fact]
    public void Points_of_a_file_measure_as_points_do_and_the_result_names_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("table.csv", "x\n-1\n0\n2\n");
        var process = new VariancePreserving { Start = 0.01 };
        var (file, points) = (Entropy(new FileData(new DataContext(folder.Path), "table.csv")), Entropy(new Points([[-1], [0], [2]])));
        file["S_tot"]!.Estimate.ShouldBe(points["S_tot"]!.Estimate);
        points.DataFiles.ShouldBeEmpty();
        // sha256sum of the text above.
        file.DataFiles.ShouldBe([new DataFileRecord("table.csv", "d4b2cf6b979a55af5aeb0dae39cf5e471f4e1e52681eba0ea53d035d62e382e0")]);
        JsonReader.Read(JsonReport.Print(file)).DataFiles.ShouldBe(file.DataFiles);
        JsonReport.Print(file).ReplaceLineEndings("\n").ShouldContain("""
              "data_files": [
                {
                  "name": "table.csv",
            """);

        RunResult Entropy(DataDistribution data) => new Trial(process, data) { Asked = [new TotalEntropyProduction()], Samples = 1 << 10 }.Run();
    }

    [Fact]
    public void A_file_that_is_gone_when_it_is_run_is_told_as_when_it_is_checked()
    {
        var failure = Should.Throw<NecException>(() => Runner.Run(new Gone { DataContext = new DataContext("/nowhere") }, new RunOptions()));
        (failure.Code, failure.ExitCode).ShouldBe(("NEC4027", 1));
    }

    [Fact]
    public void A_constant_column_cannot_be_standardised()
    {
        using var folder = new TemporaryFolder();
        folder.Write("table.csv", "x,y\n1,0.1\n3,0.1\n5,0.1\n");
        var failure = Should.Throw<NecException>(() => new Standardised(new FileData(new DataContext(folder.Path), "table.csv")).Mean);
        (failure.Code, failure.Message).ShouldBe(("NEC5040", "component 2 of `table.csv` is 0.1 in every row, and no factor gives it the standard deviation 1"));
    }

    /// <summary>Tables made of a few signs: each is read or refused, by a code.</summary>
    [Fact]
    public void Any_text_is_read_or_refused()
    {
        using var folder = new TemporaryFolder();
        var (random, refused) = (new Random(20261122), 0);
        string[] pieces = ["1", "2.5", ",", ",", ";", "\t", "\n", "\n", "\r\n", "\"", "x", " ", "nan", "-", "é", "\0", "\uFEFF"];
        for (var i = 0; i < 2000; i++)
        {
            folder.Write("table.csv", string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)])));
            try
            {
                new FileData(new DataContext(folder.Path), "table.csv").Law.Dimension.ShouldBePositive();
            }
            catch (Exception e) when (e is DataException or NecException)
            {
                refused++;
            }
        }
        refused.ShouldBeInRange(1000, 1999);
    }

    private sealed class Gone : Experiment
    {
        public override Process CreateProcess() => new VariancePreserving();

        public override DataDistribution CreateData() => new FileData(DataContext, "table.csv");

        public override MeasurePlan Measures => new([new TotalEntropyProduction()]);
    }

    private static FileData Table(
        string text, System.Collections.Immutable.ImmutableArray<NameOrNumber> columns = default, System.Collections.Immutable.ImmutableArray<long> rows = default,
        NameOrNumber? labels = null, NameOrNumber? label = null, bool? header = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write("table.csv", text);
        var data = new FileData(new DataContext(folder.Path), "table.csv", columns: columns, rows: rows, labels: labels, label: label, header: header);
        _ = data.Law;
        return data;
    }

    private static DataException Fault(string text, System.Collections.Immutable.ImmutableArray<NameOrNumber> columns = default, NameOrNumber? labels = null) =>
        Should.Throw<DataException>(() => Table(text, columns, labels: labels));

    private static string Failure(string text, Func<string, FileData> read)
    {
        var failure = Should.Throw<NecException>(() => read(text));
        return $"{failure.Code}: {failure.Message}";
    }
}
