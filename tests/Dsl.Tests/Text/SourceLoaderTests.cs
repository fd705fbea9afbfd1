using NeuralEntropy.Dsl.Diagnostics;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Tests.Text;

public sealed class SourceLoaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nec-loader-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_text() => Load([0xEF, 0xBB, 0xBF, (byte)'x']).Source!.Text.ShouldBe("x");

    [Fact]
    public void A_missing_file_names_its_nearest_neighbour()
    {
        Write("gaussian.sde", "x"u8.ToArray());
        var diagnostic = Refused(SourceLoader.Load(Path.Combine(folder, "gausian.sde")), "NEC0001");
        diagnostic.Helps.ShouldHaveSingleItem().ShouldContain("gaussian.sde");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no/such/folder/file.sde")]
    [InlineData("a\0b")]
    public void A_path_that_leads_nowhere_is_a_missing_file(string path) => Refused(SourceLoader.Load(path), "NEC0001");

    [Fact]
    public void A_directory_is_refused() => Refused(SourceLoader.Load(folder), "NEC0002");

    [Fact]
    public void A_file_that_the_system_cannot_read_is_refused()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "no file that refuses to be read");
        Refused(SourceLoader.Load("/proc/self/mem"), "NEC0003");
    }

    [Fact]
    public void A_file_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "permissions do not bind here");
        var path = Write("secret.sde", "x"u8.ToArray());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        Refused(SourceLoader.Load(path), "NEC0003").Notes.ShouldBe(["permission denied"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_or_blank_file_is_refused(string text) => Refused(Load(System.Text.Encoding.UTF8.GetBytes(text)), "NEC0004");

    [Fact]
    public void A_megabyte_is_read_and_a_byte_more_is_refused()
    {
        Load(Enumerable.Repeat((byte)'(', SourceLoader.LargestFile).ToArray()).Source.ShouldNotBeNull();
        Refused(Load(Enumerable.Repeat((byte)'(', SourceLoader.LargestFile + 1).ToArray()), "NEC0005");
    }

    [Fact]
    public void A_file_without_end_is_refused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "no file without end");
        Refused(SourceLoader.Load("/dev/zero"), "NEC0005");
    }

    [Fact]
    public void A_nul_character_is_found_with_its_place() =>
        Place(Refused(Load("line\nab\0c"u8.ToArray()), "NEC0006")).ShouldBe(new LinePosition(2, 3));

    [Fact]
    public void An_invalid_byte_is_found_with_its_place() =>
        Place(Refused(Load([(byte)'x', (byte)'\n', 0xCF, 0x83, 0xC3, (byte)'y']), "NEC0007")).ShouldBe(new LinePosition(2, 2));

    [Fact]
    public void A_sequence_cut_short_at_the_end_is_invalid() =>
        Place(Refused(Load([(byte)'x', 0xCF]), "NEC0007")).ShouldBe(new LinePosition(1, 2));

    [Fact]
    public void Utf_16_is_recognised() =>
        Refused(Load([0xFF, 0xFE, (byte)'x', 0]), "NEC0007").Helps.ShouldBe(["it looks like UTF-16: save it as UTF-8"]);

    private static Diagnostic Refused(LoadResult result, string code)
    {
        result.Source.ShouldBeNull();
        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe(code);
        return diagnostic;
    }

    private static LinePosition Place(Diagnostic diagnostic)
    {
        var at = diagnostic.Primary.ShouldNotBeNull().Location;
        return at.Source.At(at.Span.Start);
    }

    private LoadResult Load(byte[] content) => SourceLoader.Load(Write("file.sde", content));

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
