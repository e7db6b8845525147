using System.Text.Json.Serialization;

namespace Clocker.Model.Networks.Agents;

/// <summary>How servers and agents write to each other.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AgentState))]
[JsonSerializable(typeof(AgentReport))]
[JsonSerializable(typeof(AgentProbe[]))]
[JsonSerializable(typeof(AgentProbed[]))]
public sealed partial class AgentJson : JsonSerializerContext;
