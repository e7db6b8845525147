using System.Text.Json.Serialization;

namespace Clocker.Model.Networks.Agents;

/// <summary>How servers and agents write to each other.</summary>
/// <remarks>
/// One of them may be older than the other and not write all: a property that is read with <c>init</c> and is missing has no
/// initial value here but none at all, so that those of these records see to their defaults themselves.
/// </remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AgentState))]
[JsonSerializable(typeof(AgentReport))]
[JsonSerializable(typeof(AgentProbe[]))]
[JsonSerializable(typeof(AgentProbed[]))]
public sealed partial class AgentJson : JsonSerializerContext;
