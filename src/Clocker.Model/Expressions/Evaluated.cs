using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>What became of an expression.</summary>
public abstract record Evaluated
{
    private Evaluated()
    {
    }

    /// <summary>A value.</summary>
    public sealed record Ready(Value Value) : Evaluated;

    /// <summary>Nothing yet, and what is missing, in words that follow "waiting for".</summary>
    public sealed record NotYet(string Reason, Dependency On) : Evaluated;

    /// <summary>Never, unless the blueprint changes, and why.</summary>
    public sealed record Failed(string Reason) : Evaluated;
}
