using System.Collections;
using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A list whose modules are registered by their places' numbers.</summary>
    public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
    {
        private readonly List<T> list = [];

        public ModuleList(params T[] modules) : base(nameof(ModuleList<>)) => extend(modules);

        public int Count => list.Count;

        public bool IsReadOnly => false;

        public T this[int index]
        {
            get => list[index];
            set => Change(() => list[index] = value);
        }

        public void Add(T item)
        {
            register_module(list.Count.ToString(CultureInfo.InvariantCulture), item);
            list.Add(item);
        }

        public void append(params T[] parameters) => extend(parameters);

        public void extend(IEnumerable<T> modules)
        {
            foreach (var module in modules) Add(module);
        }

        public void Clear() => Change(list.Clear);

        public bool Contains(T item) => list.Contains(item);

        public void CopyTo(T[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

        public IEnumerator<T> GetEnumerator() => list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public int IndexOf(T item) => list.IndexOf(item);

        public void Insert(int index, T item) => Change(() => list.Insert(index, item));

        public bool Remove(T item)
        {
            var removed = false;
            Change(() => removed = list.Remove(item));
            return removed;
        }

        public void RemoveAt(int index) => Change(() => list.RemoveAt(index));

        private void Change(Action change)
        {
            for (var i = 0; i < list.Count; i++) register_module(i.ToString(CultureInfo.InvariantCulture), null!);
            change();
            for (var i = 0; i < list.Count; i++) register_module(i.ToString(CultureInfo.InvariantCulture), list[i]);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}
