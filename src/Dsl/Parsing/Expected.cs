namespace NeuralEntropy.Dsl.Parsing;

/// <summary>What the grammar calls the things it waits for.</summary>
internal static class Expected
{
    public const string Declaration = "a declaration";
    public const string ProcessItem = "a line of a process";
    public const string Setting = "a setting";
    public const string MeasureItem = "a measure";
    public const string Name = "a name";
    public const string Values = "a list of values";
    public const string Value = "a value";
    public const string Text = "a quoted text";
    public const string Operator = "an operator";
    public const string Semicolon = "`;`";
    public const string Comma = "`,`";
    public const string Dot = "`.`";
    public const string Colon = "`:`";
    public const string EqualsSign = "`=`";
    public const string End = "the end";
}
