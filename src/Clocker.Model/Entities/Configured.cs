namespace Clocker.Model.Entities;

/// <summary>A config key as a behaviour reads it.</summary>
public abstract record Configured<T>
{
    private Configured()
    {
    }

    /// <summary>A value.</summary>
    public sealed record Ready(T Value) : Configured<T>;

    /// <summary>It needs something that is not there yet, in words that follow "waiting for".</summary>
    public sealed record NotYet(string Reason) : Configured<T>;

    /// <summary>It cannot be had, and why.</summary>
    public sealed record Failed(string Reason) : Configured<T>;
}
