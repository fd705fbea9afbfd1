using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What a cell holds; the order is that of native/shim.h.</summary>
internal enum Tag { None, Default, Tensor, Int, Double, Bool, Ints, Doubles, Tensors, Device, Generator, String }

/// <summary>One argument or result as the shim reads and writes it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Cell
{
    public Tag Tag;
    public int Count;
    public long Bits;
}
