using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A container's endpoint on a Docker network.</summary>
public sealed record Attachment(string NetworkName, ValueList<string> Aliases)
{
    /// <summary>The addresses that it is given, one of each family at most; empty leaves them to the engine.</summary>
    public ValueList<string> Addresses { get; init; } = [];
}
