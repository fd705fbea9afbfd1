using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module that is a plain function.</summary>
public abstract class ParameterLessModule<T1, TResult>(string name) : nn.Module<T1, TResult>(name);
