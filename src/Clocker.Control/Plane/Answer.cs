namespace Clocker.Control.Plane;

/// <summary>What became of a request.</summary>
public abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>It was taken on.</summary>
    public sealed record Done(T Value) : Answer<T>;

    /// <summary>It was not, and nothing has changed.</summary>
    public sealed record Refused(Refusal Kind, string Message) : Answer<T>
    {
        /// <summary>The location that this is about, as the blueprint has it; null if it is about something else.</summary>
        public string? Location { get; init; }
    }
}
