using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using NeuralEntropy.Runtime.Data;

namespace NeuralEntropy.Compiler.Binding;

/// <summary>Makes the runtime's object that a bound term describes, for what the compiler itself must know of it, such as the data's dimension.</summary>
internal static class TermActivator
{
    private static readonly ConditionalWeakTable<BoundTerm, object> made = [];

    /// <summary>Why the numbers of a data form make no data; null where they do.</summary>
    public static DataException? FaultOf(BoundTerm data)
    {
        try
        {
            Create(data);
            return null;
        }
        catch (TargetInvocationException refusal) when (refusal.InnerException is DataException fault)
        {
            return fault;
        }
    }

    /// <summary>The object, which is made once: some terms draw numbers or look into files for it.</summary>
    public static object Create(BoundTerm term) => made.GetValue(term, Make);

    private static object Make(BoundTerm term)
    {
        var values = term.Term.Parameters.Select(p =>
            term.Arguments.FirstOrDefault(a => a.Parameter.Name == p.Name) is { } given ? Convert(given.Value, p.Member.ParameterType) : p.Member.DefaultValue);
        object?[] context = term.Term.Context is null ? [] : [new DataContext(term.At.Source.Folder)];
        return term.Term.Type.GetConstructors().Single().Invoke([.. context, .. values]);
    }

    private static object Convert(BoundValue value, Type type) => value switch
    {
        NumberValue number => type == typeof(PerComponent) ? PerComponent.Common(number.Value) : (object)number.Value,
        TextValue text => type == typeof(string) ? text.Value : (object)(NameOrNumber)text.Value,
        WholeValue whole when (Nullable.GetUnderlyingType(type) ?? type) == typeof(NameOrNumber) => (object)(NameOrNumber)whole.Value,
        WholeValue whole => System.Convert.ChangeType(whole.Value, Nullable.GetUnderlyingType(type) ?? type),
        TruthValue truth => truth.Value,
        ChoiceValue choice => Enum.Parse(choice.Enum, choice.Member),
        TermValue term => Create(term.Term),
        ListValue list when type == typeof(PerComponent) => PerComponent.Each([.. list.Items.Select(i => ((NumberValue)i).Value)]),
        ListValue list => List(list, type.GetGenericArguments()[0]),
        _ => throw new InvalidOperationException($"no such value: {value.GetType()}"),
    };

    private static object List(ListValue list, Type item)
    {
        var array = Array.CreateInstance(item, list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++) ((IList)array)[i] = Convert(list.Items[i], item);
        return typeof(ImmutableArray).GetMethods()
            .Single(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [array])!;
    }
}
