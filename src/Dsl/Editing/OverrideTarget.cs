using NeuralEntropy.Dsl.Parsing;
using NeuralEntropy.Dsl.Syntax;
using NeuralEntropy.Dsl.Text;

namespace NeuralEntropy.Dsl.Editing;

/// <summary>
/// A place that an override or a sweep may change. A key that ends in a point, or is empty, stands for every name behind it that the block
/// does not set yet: there the name is written, too.
/// </summary>
/// <param name="Owner">The declaration that holds the place.</param>
/// <param name="Write">From the source, the name behind the point and the value's text, what is written at the place.</param>
/// <param name="Put">From the name behind the point and the value, the declaration with it.</param>
/// <param name="Taken">The names behind the point that have places of their own.</param>
internal sealed record OverrideTarget(
    string Key,
    Declaration Owner,
    Span Place,
    Func<SourceText, string, string, string> Write,
    Func<Identifier, Expression, Declaration> Put,
    IReadOnlyCollection<string> Taken)
{
    public bool Matches(string key) => Key.Length > 0 && !Key.EndsWith('.')
        ? key == Key
        : key.StartsWith(Key, StringComparison.Ordinal) && Keywords.IsName(key[Key.Length..]) && !Taken.Contains(key[Key.Length..]);

    public string Spell(SourceText source, string key, string value) =>
        Write(source, key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..], value);
}
