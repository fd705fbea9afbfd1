using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An operator of libtorch by its name, as <c>exp</c> or <c>add.Tensor</c>, looked up at its first call. Where versions of
/// libtorch differ, the first name that is found is taken.
/// </summary>
internal sealed unsafe class Op(params string[] names)
{
    // No operator has more arguments; lists that fit into the words need no memory from the heap.
    private const int MostArguments = 16, WordsOnStack = 32;

    private nint found;

    /// <summary>Whether this libtorch has the operator.</summary>
    public bool Exists => found != 0 || Find() != 0;

    /// <summary>The one tensor that the operator gives.</summary>
    public Tensor Call(params ReadOnlySpan<Arg> arguments)
    {
        Cell result;
        Invoke(arguments, &result, 1);
        return new Tensor((nint)result.Bits);
    }

    /// <summary>Runs an operator that changes its first argument, and gives that tensor back.</summary>
    public Tensor Update(params ReadOnlySpan<Arg> arguments)
    {
        Invoke(arguments, null, 0);
        return (Tensor)arguments[0].Object!;
    }

    /// <summary>The two tensors that the operator gives.</summary>
    public (Tensor, Tensor) Call2(params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc Cell[2];
        Invoke(arguments, results, 2);
        return (new((nint)results[0].Bits), new((nint)results[1].Bits));
    }

    /// <summary>The three tensors that the operator gives.</summary>
    public (Tensor, Tensor, Tensor) Call3(params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc Cell[3];
        Invoke(arguments, results, 3);
        return (new((nint)results[0].Bits), new((nint)results[1].Bits), new((nint)results[2].Bits));
    }

    /// <summary>The list of tensors that the operator gives.</summary>
    public Tensor[] CallList(params ReadOnlySpan<Arg> arguments)
    {
        Cell result;
        Invoke(arguments, &result, 1);
        var handles = new ReadOnlySpan<nint>((void*)result.Bits, result.Count);
        var tensors = new Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new Tensor(handles[i]);
        return tensors;
    }

    /// <summary>The number or truth value that the operator gives.</summary>
    public Scalar CallScalar(params ReadOnlySpan<Arg> arguments)
    {
        Cell result;
        Invoke(arguments, &result, 1);
        return new Scalar(result.Tag, result.Bits);
    }

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Arg> arguments, Cell* results, int capacity)
    {
        var handle = found != 0 ? found : FindOrThrow();
        var cells = stackalloc Cell[MostArguments];
        var scratch = stackalloc long[WordsOnStack];
        var words = 0;
        foreach (ref readonly var argument in arguments) words += argument.Words;
        var large = words > WordsOnStack ? GC.AllocateUninitializedArray<long>(words, pinned: true) : null;
        if (large is not null) scratch = (long*)Marshal.UnsafeAddrOfPinnedArrayElement(large, 0);
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            cells[i] = new Cell { Tag = argument.Tag, Count = argument.Count, Bits = argument.Bits };
            if (argument.Words == 0) continue;
            cells[i].Bits = (long)scratch;
            scratch += Write(argument, ref cells[i], scratch);
        }

        var code = Native.Call(handle, cells, arguments.Length, results, capacity);
        foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Object);
        GC.KeepAlive(large);
        if (code < 0) Native.Throw();
    }

    private static int Write(in Arg argument, ref Cell cell, long* words)
    {
        switch (argument.Object)
        {
            case long[] values:
                values.CopyTo(new Span<long>(words, values.Length));
                return values.Length;
            case double[] values:
                values.CopyTo(new Span<double>(words, values.Length));
                return values.Length;
            case Tensor?[] tensors:
                for (var i = 0; i < tensors.Length; i++) words[i] = tensors[i]?.Handle ?? 0;
                return tensors.Length;
            case string text:
                cell.Count = Encoding.Latin1.GetBytes(text, new Span<byte>(words, argument.Words * sizeof(long)));
                return argument.Words;
            default: throw new InvalidOperationException($"{argument.Tag} is no list");
        }
    }

    private nint FindOrThrow()
    {
        if (Find() == 0) throw new NotSupportedException($"this libtorch ({Native.VersionText}) has no operator `{names[0]}`");
        return found;
    }

    private nint Find()
    {
        // Set once, when known: other threads read it meanwhile.
        nint handle = 0;
        foreach (var name in names)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var (plain, overload) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
            handle = Native.Operator("aten::" + plain, overload);
            if (handle != 0) break;
        }
        return found = handle;
    }
}
