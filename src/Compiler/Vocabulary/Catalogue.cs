using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using NeuralEntropy.Runtime.Data;
using NeuralEntropy.Runtime.Measures;
using NeuralEntropy.Runtime.Networks;
using NeuralEntropy.Runtime.Training;
using NeuralEntropy.Runtime.Vocabulary;

namespace NeuralEntropy.Compiler.Vocabulary;

/// <summary>
/// The words that the runtime adds to the language. They are read off its <see cref="TermAttribute"/>s, so that a new network, data form
/// or measure is one class there and nothing here.
/// </summary>
public static class Catalogue
{
    /// <summary>Every term, by the runtime's type.</summary>
    public static ImmutableArray<Term> All { get; } =
        [.. from type in typeof(TermAttribute).Assembly.GetTypes()
            let attribute = type.GetCustomAttribute<TermAttribute>()
            where attribute is not null
            orderby attribute.Name
            select Read(type, attribute)];

    /// <summary>The terms that make a <typeparamref name="T"/>.</summary>
    public static IEnumerable<Term> Of<T>() => Of(typeof(T));

    /// <inheritdoc cref="Of{T}"/>
    public static IEnumerable<Term> Of(Type type) => All.Where(term => type.IsAssignableFrom(term.Type));

    /// <summary>What a value of the type is called in diagnostics.</summary>
    public static string NameOf(Type type) =>
        typeof(DataDistribution).IsAssignableFrom(type) ? "data form"
        : typeof(Network).IsAssignableFrom(type) ? "network"
        : typeof(Measure).IsAssignableFrom(type) ? "measure"
        : typeof(Loss).IsAssignableFrom(type) ? "loss"
        : typeof(Optimizer).IsAssignableFrom(type) ? "optimizer"
        : Snake(type.Name).Replace('_', ' ');

    /// <summary><c>LogSnr</c> as <c>log_snr</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1])) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static Term Read(Type type, TermAttribute attribute)
    {
        var parameters = type.GetConstructors().Single().GetParameters();
        var context = parameters is [var first, ..] ? ContextOf(first.ParameterType) : null;
        return new Term(attribute.Name, attribute.Summary, type, [.. parameters.Skip(context is null ? 0 : 1).Select(Read)], context)
        {
            Alias = attribute.Alias,
            Written = attribute.Usage,
        };
    }

    private static string? ContextOf(Type type) =>
        type == typeof(NetworkContext) ? "context" : type == typeof(DataContext) ? nameof(Runtime.Experiment.DataContext) : null;

    private static TermParameter Read(ParameterInfo parameter)
    {
        var argument = parameter.GetCustomAttribute<ArgumentAttribute>() ?? new ArgumentAttribute("");
        return new TermParameter(argument.Name ?? Snake(parameter.Name!), argument.Summary, parameter, KindOf(parameter.ParameterType), argument);
    }

    private static TermKind KindOf(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Nullable<>)) type = type.GetGenericArguments()[0];
        if (type == typeof(double)) return TermKind.Number;
        if (type == typeof(int) || type == typeof(long)) return TermKind.WholeNumber;
        if (type == typeof(bool)) return TermKind.Truth;
        if (type.IsEnum) return TermKind.Choice;
        if (type == typeof(PerComponent)) return TermKind.NumberOrNumbers;
        if (type == typeof(string)) return TermKind.Text;
        if (type == typeof(NameOrNumber)) return TermKind.NameOrNumber;
        if (!type.IsGenericType) return TermKind.Term;
        var item = type.GetGenericArguments()[0];
        if (item.IsEnum) return TermKind.Choices;
        if (item.IsGenericType) return TermKind.NumberLists;
        if (item == typeof(NameOrNumber)) return TermKind.NamesOrNumbers;
        return item == typeof(double) ? TermKind.Numbers : item == typeof(int) || item == typeof(long) ? TermKind.WholeNumbers : TermKind.Terms;
    }
}
