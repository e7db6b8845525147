using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>A host as the cloud knows it.</summary>
internal sealed class HostRecord(HostId id, string name, string endpoint)
{
    public HostId Id { get; } = id;
    public string Name { get; } = name;
    public string Endpoint { get; } = endpoint;

    // Observed.
    public HostDescription? Description { get; set; }
    public string? Problem { get; set; } = "it has not answered yet";

    /// <summary>Things on the host that nobody wants, by name, while their removal is under way.</summary>
    public SortedSet<string> BeingRemoved { get; } = new(StringComparer.Ordinal);

    public bool IsReachable => Problem is null;
}
