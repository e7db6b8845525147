namespace Clocker.Blueprints.Camp;

/// <summary>A piece of the <c>$brooklyn:</c> language as written.</summary>
internal abstract record DslTerm
{
    private DslTerm(int at) => At = at;

    /// <summary>The index of its first character in the scalar that it stands in.</summary>
    public int At { get; }

    /// <summary>A text in quotes.</summary>
    public sealed record Quoted(string Text, int Start) : DslTerm(Start);

    /// <summary>One call or several, joined by dots.</summary>
    public sealed record Chain(IReadOnlyList<Call> Calls, int Start) : DslTerm(Start);

    /// <summary>A function's name with its arguments; null if there are no parentheses.</summary>
    internal sealed record Call(string Name, IReadOnlyList<DslTerm>? Arguments, int Start);
}
