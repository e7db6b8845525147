using Clocker.Model.Blueprints;
using Clocker.Model.Clouds;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Groups;

namespace Clocker.Blueprints.Tests;

/// <summary>The types of this version, without their behaviour.</summary>
internal sealed class Catalogue : ITypeCatalogue
{
    public IReadOnlyList<TypeDeclaration> Types { get; } =
    [
        BasicDeclarations.Application, BasicDeclarations.Entity,
        GroupDeclarations.Basic, GroupDeclarations.Dynamic, GroupDeclarations.SameServer, DynamicClusterDeclaration.Type, Clocker.Model.Networks.VirtualNetworkDeclaration.Type,
        DockerContainerDeclaration.Type, ComposeServiceDeclaration.Type, DockerInfrastructureDeclaration.Type,
    ];

    public static Reading Read(string text, string file = "test.yaml") => Formats.Read(new(file, text), new Catalogue());
}
