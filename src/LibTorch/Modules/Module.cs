using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A function with parameters, which may lie in modules within it.</summary>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> submodules = [];
            private readonly OrderedDictionary<string, Parameter> ownParameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> ownBuffers = [];
            private bool registered, isDisposed;

            private IEnumerable<Tensor> OwnBuffers => ownBuffers.Values.Select(buffer => buffer.Tensor);

            protected Module(string name) => this.name = name;

            protected string? name;

            /// <summary>The name given at construction.</summary>
            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Whether it is being trained, which only some modules, as dropout, take note of.</summary>
            public virtual bool training { get; private set; } = true;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var module in submodules.Values) module.train(train);
            }

            public virtual void eval() => train(false);

            /// <summary>Calls <paramref name="fn"/> with all modules within it, and with itself last.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var module in submodules.Values) module.apply(fn);
                fn(this);
                return this;
            }

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var grad = parameter.grad;
                    if (set_to_none) parameter.grad = null;
                    else grad?.zero_();
                }
            }

            /// <summary>
            /// Registers the fields that hold modules, parameters and, as buffers, other tensors. Call it last in a constructor.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered) return;
                registered = true;
                const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    foreach (var field in type.GetFields(own)) RegisterField(field);
                }
            }

            private void RegisterField(FieldInfo field)
            {
                var component = field.GetCustomAttribute<Utils.ComponentNameAttribute>()?.Name ?? field.Name;
                if (submodules.ContainsKey(component) || ownParameters.ContainsKey(component) || ownBuffers.ContainsKey(component)) return;
                switch (field.GetValue(this))
                {
                    case Module module when !Holds(submodules.Values, module): register_module(component, module); break;
                    case Parameter parameter when !Holds(ownParameters.Values, parameter): register_parameter(component, parameter); break;
                    case Modules.Parameter: break;
                    case Tensor tensor when !Holds(OwnBuffers, tensor): register_buffer(component, tensor); break;
                }
            }

            // Two tensors of the same numbers are equal, and still two.
            private static bool Holds(IEnumerable<object> registered, object component) =>
                registered.Any(one => ReferenceEquals(one, component));

            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), $"no tensor to register as the buffer {name}");
                if (!ownBuffers.TryAdd(name, (tensor, persistent)))
                    throw new InvalidOperationException($"a buffer {name} is already registered");
            }

            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), $"no tensor to register as the parameter {name}");
                if (!ownParameters.TryAdd(name, param)) throw new InvalidOperationException($"a parameter {name} is already registered");
            }

            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    submodules.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"`{name}` is no name for a module: it must have letters and no dot", nameof(name));
                submodule.RegisterComponents();
                if (!submodules.TryAdd(name, submodule)) throw new InvalidOperationException($"a module {name} is already registered");
            }

            public void add_module(string name, Module module) => register_module(name, module);

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (On(device), Type(dtype));

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || isDisposed) return;
                isDisposed = true;
                foreach (var (buffer, _) in ownBuffers.Values) buffer.DetachFromDisposeScope().Dispose();
                foreach (var parameter in ownParameters.Values) parameter.DetachFromDisposeScope().Dispose();
                foreach (var module in submodules.Values) module.Dispose();
            }
        }
    }
}
