using Clocker.Blueprints.Yaml;

namespace Clocker.Blueprints.Environments;

/// <summary>One environment, read: what it says of the application, and of services by id.</summary>
/// <param name="Application">What it says of the application: a location and config.</param>
/// <param name="Services">What it says of services.</param>
internal sealed record EnvironmentLayer(MappingNode Application, IReadOnlyList<MappingNode.Entry> Services);
