namespace NeuralEntropy.Cli;

/// <summary>What a defect leaves behind for its report.</summary>
internal static class CrashReport
{
    /// <returns>The file's path, or where else the trace is.</returns>
    public static string Write(Exception exception, string[] args)
    {
        var path = Path.Combine(Path.GetTempPath(), $"nec-defect-{Environment.ProcessId}.txt");
        try
        {
            File.WriteAllText(path, $"nec {Product.Version}\nnec {string.Join(' ', args)}\n\n{exception}\n");
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"this: {exception}";
        }
    }
}
