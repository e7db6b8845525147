using System.Text.Json.Serialization;

namespace Clocker.Agent.Hosts;

/// <summary>How the tools write what they see.</summary>
[JsonSerializable(typeof(IpLink[]))]
[JsonSerializable(typeof(FdbEntry[]))]
[JsonSerializable(typeof(IpNeighbour[]))]
[JsonSerializable(typeof(IpRoute[]))]
[JsonSerializable(typeof(VxlanParameters))]
internal sealed partial class ToolJson : JsonSerializerContext;
