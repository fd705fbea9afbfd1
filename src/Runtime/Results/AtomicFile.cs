namespace NeuralEntropy.Runtime.Results;

/// <summary>Writes files that are there in full or not at all: beside the target first, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Creates the folder too. What a link points to is written, and the link stays; a device or a pipe is written to. Who may read a file
    /// that is replaced stays as it was.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Resolve(path);
        if (IsDevice(full))
        {
            using var device = new FileStream(full, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var beside = $"{full}.{Environment.ProcessId}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                if (!OperatingSystem.IsWindows() && File.Exists(full)) File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(full));
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, full, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Fails now where <see cref="Write"/> would fail later: a folder that cannot be made or written, a path that is a folder.</summary>
    /// <exception cref="IOException"/>
    /// <exception cref="UnauthorizedAccessException"/>
    public static void EnsureWritable(string path)
    {
        var full = Resolve(path);
        if (IsDevice(full)) return;
        if (Directory.Exists(full)) throw new IOException($"{path} is a folder");
        var folder = Path.GetDirectoryName(full)!;
        if (File.Exists(folder)) throw new IOException($"{folder} is a file, not a folder");
        Directory.CreateDirectory(folder);
        var probe = $"{full}.{Environment.ProcessId}.{Guid.NewGuid():N}.part";
        using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) { }
    }

    // /dev/stdout and /dev/fd/63 are links to what is no path at all: those are opened as they are.
    private static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        if (new FileInfo(full).LinkTarget is null) return full;
        return File.ResolveLinkTarget(full, returnFinalTarget: true) is { Exists: true } target ? target.FullName : full;
    }

    private static bool IsDevice(string full) =>
        (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal)) && File.Exists(full);
}
