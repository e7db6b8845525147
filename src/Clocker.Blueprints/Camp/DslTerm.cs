using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>A piece of the <c>$brooklyn:</c> language as written.</summary>
internal abstract record DslTerm
{
    private DslTerm(int at) => At = at;

    /// <summary>The index of its first character in the scalar that it stands in.</summary>
    public int At { get; }

    /// <summary>A text in quotes.</summary>
    public sealed record Quoted(string Text, int Start) : DslTerm(Start);

    /// <summary>One call or several, joined by dots, with items picked in brackets.</summary>
    public sealed record Chain(IReadOnlyList<DslTerm> Steps, int Start) : DslTerm(Start)
    {
        /// <summary>Whether it ends in a function without parentheses, which needs its arguments from elsewhere.</summary>
        public bool AwaitsArguments => Steps[^1] is Call { Arguments: null };
    }

    /// <summary>A function's name with its arguments; null if there are no parentheses.</summary>
    public sealed record Call(string Name, IReadOnlyList<DslTerm>? Arguments, int Start) : DslTerm(Start);

    /// <summary>An item picked by index or key.</summary>
    public sealed record Item(Value Key, int Start) : DslTerm(Start);
}
