using System.Globalization;
using static TorchSharp.torch;

namespace NeuralEntropy.Runtime;

/// <summary>The devices of this machine by their names.</summary>
public static class Devices
{
    /// <param name="name">cpu, cuda or cuda:i.</param>
    /// <exception cref="NecException">There is none of that name.</exception>
    public static Device Find(string name)
    {
        if (name == "cpu") return CPU;
        var parts = name.Split(':');
        var index = 0;
        if (parts[0] != "cuda" || parts.Length > 2
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)))
            throw Failures.NoSuchDevice(name, "a device is `cpu`, `cuda` or `cuda:0`, `cuda:1`, …");
        if (!cuda.is_available()) throw Failures.NoSuchDevice(name, "this libtorch sees no CUDA device");
        if (index >= cuda.device_count()) throw Failures.NoSuchDevice(name, $"there are {cuda.device_count()} CUDA devices");
        return new Device(DeviceType.CUDA, index);
    }
}
