namespace Clocker.Model.Containers;

/// <summary>A hint that something changed on a host; the truth is found by looking.</summary>
public abstract record HostEvent
{
    private HostEvent()
    {
    }

    /// <summary>The stream is open: what happens from now on is told. What happened before must be listed.</summary>
    public sealed record Watching : HostEvent;

    /// <summary>Something happened to a container.</summary>
    public sealed record ContainerTouched(string Id) : HostEvent
    {
        /// <summary>Whether it is no more than that it was started.</summary>
        public bool IsStart { get; init; }
    }

    /// <summary>Something happened to a network.</summary>
    public sealed record NetworkTouched(string Name) : HostEvent;
}
