using Clocker.Model.Clouds;
using Clocker.Model.Containers;
using Clocker.Model.Groups;
using Clocker.Model.Networks;

namespace Clocker.Model.Entities;

/// <summary>The types that Clocker comes with, without their behaviour: what blueprints are read with where there is no server.</summary>
public static class BuiltInDeclarations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TypeDeclaration> All { get; } =
    [
        BasicDeclarations.Application, BasicDeclarations.Entity,
        GroupDeclarations.Basic, GroupDeclarations.Dynamic, GroupDeclarations.SameServer, DynamicClusterDeclaration.Type, VirtualNetworkDeclaration.Type,
        DockerContainerDeclaration.Type, ComposeServiceDeclaration.Type, DockerInfrastructureDeclaration.Type,
    ];
}
