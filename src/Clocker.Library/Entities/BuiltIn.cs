using Clocker.Model.Clouds;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Networks;

namespace Clocker.Library.Entities;

/// <summary>The entity types that Clocker comes with.</summary>
public static class BuiltIn
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<EntityType> Types { get; } =
    [
        new(BasicDeclarations.Application, new BasicApplication()),
        new(BasicDeclarations.Entity, new BasicEntity()),
        new(DockerContainerDeclaration.Type, new DockerContainer()),
        new(DockerInfrastructureDeclaration.Type, new DockerInfrastructure()),
        new(VirtualNetworkDeclaration.Type, new VirtualNetwork()),
    ];
}
