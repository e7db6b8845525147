using Clocker.Blueprints;
using Clocker.Model.Blueprints;
using Clocker.Model.Clouds;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Networks;

namespace Clocker.Cli.Sources;

/// <summary>Reads blueprints without a server: with the formats and the types that Clocker comes with.</summary>
internal sealed class LocalFormats : ITypeCatalogue
{
    public IReadOnlyList<TypeDeclaration> Types { get; } =
    [
        BasicDeclarations.Application, BasicDeclarations.Entity,
        GroupDeclarations.Basic, GroupDeclarations.Dynamic, GroupDeclarations.SameServer, DynamicClusterDeclaration.Type,
        DockerContainerDeclaration.Type, ComposeServiceDeclaration.Type, DockerInfrastructureDeclaration.Type, VirtualNetworkDeclaration.Type,
    ];

    public static Reading Read(Source source, IReadOnlyCollection<string> set, IReadOnlyList<Source> environments) =>
        Formats.Read(source, new LocalFormats(), set, environments: environments);
}
