using Clocker.Model.Collections;

namespace Clocker.Model.Locations;

/// <summary>What a location sees when it looks at a host that it gave.</summary>
/// <param name="Differences">What is not as it was made, a sentence each without its full stop. Asking for the host again makes it so.</param>
/// <param name="Remarks">What its owner should know and nobody mends, a sentence each without its full stop.</param>
public sealed record HostFindings(ValueList<string> Differences, ValueList<string> Remarks)
{
    /// <summary>All is as it was made.</summary>
    public static HostFindings None { get; } = new([], []);
}
