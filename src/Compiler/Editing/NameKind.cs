namespace NeuralEntropy.Compiler.Editing;

/// <summary>What sort of thing a name stands for; an editor may give each its own mark.</summary>
public enum NameKind
{
    /// <summary>A word of the grammar.</summary>
    Keyword,
    Process,
    Network,
    /// <summary>The time, the state, or the argument of a local function.</summary>
    Variable,
    Parameter,
    /// <summary>A <c>let</c>.</summary>
    Definition,
    Function,
    Constant,
    /// <summary>A field of a closed form: <c>ideal</c>.</summary>
    Field,
    /// <summary>A data form, a network, a loss, an optimizer.</summary>
    Term,
    Measure,
    /// <summary>An argument of a term, or a setting of a block.</summary>
    Argument,
    /// <summary>One of the words that an argument takes.</summary>
    Choice,
}
