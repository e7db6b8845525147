using Clocker.Library.Groups;
using Clocker.Model.Clouds;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
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
        new(GroupDeclarations.Basic, new BasicGroup()),
        new(GroupDeclarations.Dynamic, new DynamicGroup()),
        new(GroupDeclarations.SameServer, new BasicEntity()),
        new(DynamicClusterDeclaration.Type, new DynamicCluster()),
        new(DockerContainerDeclaration.Type, new DockerContainer()),
        new(ComposeServiceDeclaration.Type, new ComposeService()),
        new(DockerInfrastructureDeclaration.Type, new DockerInfrastructure()),
        new(VirtualNetworkDeclaration.Type, new VirtualNetwork()),
    ];
}
