using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A container's endpoint on a Docker network.</summary>
public sealed record Attachment(string NetworkName, ValueList<string> Aliases);
