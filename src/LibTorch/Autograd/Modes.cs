using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Sets the thread's recording of operators until it is disposed of, on the same thread.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly bool before = IsEnabled;

    public AutoGradMode(bool enabled) => Native.SetGradMode(enabled ? 1 : 0);

    public static bool IsEnabled => Native.GradMode() != 0;

    public void Dispose() => Native.SetGradMode(before ? 1 : 0);
}

/// <summary>Sets the thread's inference mode until it is disposed of, on the same thread.</summary>
internal sealed class InferenceMode(bool mode) : IDisposable
{
    private nint guard = Native.InferenceEnter(mode ? 1 : 0);

    public static bool IsEnabled => Native.InferenceMode() != 0;

    public void Dispose()
    {
        if (guard != 0) Native.InferenceLeave(guard);
        guard = 0;
    }
}

public static partial class torch
{
    /// <summary>
    /// Records nothing until its result is disposed of. Like all modes it is this thread's: dispose of it here, with no await before.
    /// </summary>
    public static IDisposable no_grad() => new AutoGradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new AutoGradMode(mode);

    public static bool is_grad_enabled() => AutoGradMode.IsEnabled;

    /// <summary>
    /// Records nothing and keeps no versions, for some tenths of a microsecond less an operator; its tensors cannot be differentiated
    /// later.
    /// </summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => InferenceMode.IsEnabled;
}
