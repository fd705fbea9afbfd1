using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Testing;
using Shouldly;
using Xunit;

namespace NeuralEntropy.Runtime.Tests.Data.Files;

/// <summary>Files that numpy 1.24.2 wrote (numpy/make.py), and what is left of them when they are cut, changed or made to lie.</summary>
public sealed class ArrayFileTests
{
    private static readonly DataContext Numpy = new(RepositoryRoot.Combine("tests", "Runtime.Tests", "Data", "Files", "numpy"));

    [Theory]
    [InlineData("f8")]
    [InlineData("f4")]
    [InlineData("f2")]
    [InlineData("f8_big")]
    [InlineData("f4_columns")]
    [InlineData("version2")]
    [InlineData("version3")]
    public void Fractions_are_read(string name) => Holds(new FileData(Numpy, name + ".npy"), 5, 3, (i, j) => i + j / 8.0);

    [Theory]
    [InlineData("i1")]
    [InlineData("i2")]
    [InlineData("i4")]
    [InlineData("i8")]
    [InlineData("u1")]
    [InlineData("u2")]
    [InlineData("u4")]
    [InlineData("u8")]
    [InlineData("i4_big")]
    public void Whole_numbers_are_read(string name) => Holds(new FileData(Numpy, name + ".npy"), 5, 3, (i, j) => 10 * i + j);

    [Fact]
    public void Truth_values_lines_and_images_are_read()
    {
        Holds(new FileData(Numpy, "bool.npy"), 5, 3, (i, j) => (10 * i + j) % 2);
        Holds(new FileData(Numpy, "line.npy"), 3, 1, (i, _) => new[] { 1.5, -2, 0.25 }[i]);
        // [2, 3, 4], row by row in both files, whichever index runs fastest in them.
        Holds(new FileData(Numpy, "images.npy"), 2, 12, (i, j) => 12 * i + j);
        Holds(new FileData(Numpy, "images_columns.npy"), 2, 12, (i, j) => 12 * i + j);
        new FileData(Numpy, "images.npy").Summary.ShouldBe("2 rows of 3 × 4, uint8");
    }

    [Theory]
    [InlineData("f8.npy")]
    [InlineData("f4_columns.npy")]
    [InlineData("packed.npz")]
    public void Some_rows_are_taken(string name)
    {
        var key = name.EndsWith('z') ? "train" : null;
        Holds(new FileData(Numpy, name, key, rows: [2, 4]), 3, 3, (i, j) => i + 1 + j / 8.0);
        Refused("NEC4036", "rows", "they go to 6", () => new FileData(Numpy, name, key, rows: [2, 6]));
        Refused("NEC4036", "rows", "they go from 3 to 2", () => new FileData(Numpy, name, key, rows: [3, 2]));
        Refused("NEC4036", "rows", "and not 1", () => new FileData(Numpy, name, key, rows: [3]));
    }

    [Fact]
    public void Archives_are_read_by_key()
    {
        Holds(new FileData(Numpy, "stored.npz", "train"), 5, 3, (i, j) => i + j / 8.0);
        Holds(new FileData(Numpy, "stored.npz", key: "test"), 2, 3, (i, j) => 100 + i + j / 8.0);
        Holds(new FileData(Numpy, "alone.npz"), 5, 3, (i, j) => i + j / 8.0);
        Holds(new FileData(Numpy, "packed.npz", labels: "y"), 5, 3, (i, j) => i + j / 8.0);
        Refused("NEC4038", "path", "has 3 arrays, and it is not said which", () => new FileData(Numpy, "stored.npz"));
        Refused("NEC4033", "key", "no array `trian`", () => new FileData(Numpy, "stored.npz", "trian")).Known.ShouldBe(["train", "test", "y"]);
    }

    [Fact]
    public void Labels_are_kept_and_picked()
    {
        var all = new FileData(Numpy, "packed.npz", labels: "y");
        all.Law.Labels!.Classes.ShouldBe(["0", "1", "2"]);
        all.Law.Labels.Of.ShouldBe([0, 1, 2, 1, 0]);
        ((Points)((DerivedData)all.Mapped(AffineMap.Of([2, 2, 2], [0, 0, 0]))).Law).Labels!.Of.ShouldBe(all.Law.Labels.Of);
        var ones = new FileData(Numpy, "packed.npz", labels: "y", label: 1);
        Holds(ones, 2, 3, (i, j) => 2 * i + 1 + j / 8.0);
        ones.Law.Labels!.Classes.ShouldBe(["1"]);
        Holds(new FileData(Numpy, "packed.npz", rows: [2, 4], labels: "y", label: 2), 1, 3, (i, j) => 2 + j / 8.0);
        Should.Throw<NecException>(() => new FileData(Numpy, "packed.npz", labels: "y", label: 3).Law).Code.ShouldBe("NEC5045");
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.npy"], File.ReadAllBytes(Path.Combine(Numpy.Folder, "f8.npy")));
        File.WriteAllBytes(folder["y.npy"], Npy("<i8", "(5,)", [.. new long[] { 7, 7, -1, 7, 7 }.SelectMany(BitConverter.GetBytes)]));
        new FileData(new DataContext(folder.Path), "x.npy", labels: "y.npy").Law.Labels!.Classes.ShouldBe(["-1", "7"]);
        Refused("NEC4037", "labels", "it has 3 labels, and there are 5 points", () => new FileData(Numpy, "f8.npy", labels: "line.npy"));
        Refused("NEC4037", "labels", "3 numbers for each row", () => new FileData(Numpy, "f8.npy", labels: "f4.npy"));
        File.WriteAllBytes(folder["y.npy"], [1, 2, 3]);
        Refused("NEC4030", "labels", "`y.npy` is damaged", () => new FileData(new DataContext(folder.Path), "x.npy", labels: "y.npy"));
        Refused("NEC4039", "label", "no labels are given", () => new FileData(Numpy, "f8.npy", label: 1));
    }

    [Theory]
    [InlineData("complex", "NEC4031", "complex numbers")]
    [InlineData("text", "NEC4031", "texts")]
    [InlineData("objects", "NEC4031", "Python objects")]
    [InlineData("records", "NEC4031", "records")]
    [InlineData("scalar", "NEC4032", "one number")]
    [InlineData("empty", "NEC4032", "0 × 3")]
    public void What_is_no_list_of_points_is_refused(string name, string code, string reason) =>
        Refused(code, "path", reason, () => new FileData(Numpy, name + ".npy"));

    [Fact]
    public void What_is_not_finite_is_found_when_it_is_read_and_named()
    {
        var data = new FileData(Numpy, "nan.npy");
        data.Dimension.ShouldBe(2);
        var failure = Should.Throw<NecException>(() => data.Law);
        (failure.Code, failure.Message).ShouldBe(("NEC5041", "row 2, column 2 of `nan.npy` is NaN"));
        new FileData(Numpy, "nan.npy", rows: [3, 3]).Law.Table[0, 1].ShouldBe(6);
    }

    [Theory]
    [InlineData("f8.npy")]
    [InlineData("images_columns.npy")]
    [InlineData("packed.npz")]
    public void A_file_that_is_cut_anywhere_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Path.Combine(Numpy.Folder, name));
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(folder[name], whole[..length]);
            Should.Throw<DataException>(() => new FileData(new DataContext(folder.Path), name, name.EndsWith('z') ? "train" : null).Law, $"cut to {length}").Code.ShouldBeOneOf("NEC4030", "NEC4032");
        }
        File.WriteAllBytes(folder["x.npy"], [.. File.ReadAllBytes(Path.Combine(Numpy.Folder, "f8.npy")), 0]);
        Refused("NEC4030", "path", "249 octets long, and its header tells of 248", () => new FileData(new DataContext(folder.Path), "x.npy"));
    }

    /// <summary>Some 4,000 files with a few octets changed: each is read or refused, by a code.</summary>
    [Theory]
    [InlineData("f8.npy")]
    [InlineData("images_columns.npy")]
    [InlineData("stored.npz")]
    [InlineData("packed.npz")]
    public void A_file_that_is_changed_anywhere_is_read_or_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var (whole, random) = (File.ReadAllBytes(Path.Combine(Numpy.Folder, name)), new Random(20261122));
        var refused = 0;
        for (var i = 0; i < 1000; i++)
        {
            var changed = whole.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(folder[name], changed);
            try
            {
                new FileData(new DataContext(folder.Path), name, name.EndsWith('z') ? "train" : null, labels: name.EndsWith('z') ? (NameOrNumber?)"y" : null).Law.Dimension.ShouldBePositive();
            }
            catch (Exception e) when (e is DataException or NecException)
            {
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("(1000000, 1000000)", "NEC4032", "at most 1073741824")]
    [InlineData("(999999999999999999, 999999999999999999)", "NEC4032", "at most 1073741824")]
    [InlineData("(99999999999999999999, 1)", "NEC4030", "not that of an array")]
    [InlineData("(-1, 3)", "NEC4030", "not that of an array")]
    [InlineData("(3, 1e3)", "NEC4030", "not that of an array")]
    [InlineData("(1000000, 100)", "NEC4030", "its header tells of 800000128")]
    [InlineData("__import__('os')", "NEC4030", "not that of an array")]
    public void A_header_that_lies_costs_nothing(string shape, string code, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.npy"], Npy("<f8", shape, new byte[64]));
        Refused(code, "path", reason, () => new FileData(new DataContext(folder.Path), "x.npy"));
    }

    [Fact]
    public void A_huge_header_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.npy"], [0x93, .. "NUMPY"u8, 2, 0, 0xff, 0xff, 0xff, 0x7f, .. new byte[100]]);
        Refused("NEC4030", "path", "its header is 2147483647 octets long", () => new FileData(new DataContext(folder.Path), "x.npy"));
        File.WriteAllBytes(folder["x.npy"], [0x93, .. "NUMPY"u8, 9, 0, 10, 0, .. new byte[100]]);
        Refused("NEC4030", "path", "version 9", () => new FileData(new DataContext(folder.Path), "x.npy"));
    }

    [Fact]
    public void Files_that_are_not_there_or_no_arrays_are_refused()
    {
        using var folder = new TemporaryFolder();
        var here = new DataContext(folder.Path);
        folder.Write("points.npy", "x, y\n1, 2\n");
        folder.Write("points.npz", "x, y\n1, 2\n");
        folder.Write("nothing.npy", "");
        Directory.CreateDirectory(folder["folder.npy"]);
        Refused("NEC4027", "path", "there is no file `point.npy`", () => new FileData(here, "point.npy")).Known.ShouldContain("points.npy");
        Refused("NEC4027", "path", "there is no folder", () => new FileData(here, "data/points.npy"));
        Refused("NEC4028", "path", "it is a folder", () => new FileData(here, "folder.npy"));
        Refused("NEC4029", "path", "no kind of file", () => new FileData(here, "points.mat"));
        Refused("NEC4030", "path", "does not begin as a .npy file", () => new FileData(here, "points.npy"));
        Refused("NEC4030", "path", "no sound zip archive", () => new FileData(here, "points.npz"));
        Refused("NEC4032", "path", "it is empty", () => new FileData(here, "nothing.npy"));
        Refused("NEC4034", "key", "for .npz archives", () => new FileData(here, "points.npy", key: "x"));
        Refused("NEC4034", "columns", "for tables", () => new FileData(here, "points.npy", columns: ["x"]));
        Refused("NEC4034", "header", "for tables", () => new FileData(here, "points.npz", header: true));
        Refused("NEC4034", "labels", "for tables", () => new FileData(here, "points.npz", labels: 2));
    }

    internal static byte[] Npy(string type, string shape, byte[] values)
    {
        var header = System.Text.Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. header, .. values];
    }

    internal static void Holds(FileData data, int count, int dimension, Func<int, int, double> value)
    {
        data.Dimension.ShouldBe(dimension);
        data.Law.Table.Count.ShouldBe(count);
        for (var i = 0; i < count; i++)
            for (var j = 0; j < dimension; j++) data.Law.Table[i, j].ShouldBe(value(i, j), $"row {i}, column {j}");
    }

    internal static DataException Refused(string code, string parameter, string message, Func<FileData> make)
    {
        var fault = Should.Throw<DataException>(() => make());
        (fault.Code, fault.Parameter).ShouldBe((code, parameter), fault.Message);
        fault.Message.ShouldContain(message);
        return fault;
    }
}
