using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

namespace Clocker.Cli.Sources;

/// <summary>Reads blueprints without a server: with the formats and the types that Clocker comes with.</summary>
internal sealed class LocalFormats : ITypeCatalogue
{
    public IReadOnlyList<TypeDeclaration> Types { get; } =
        [BasicDeclarations.Application, BasicDeclarations.Entity, DockerContainerDeclaration.Type];

    public static Reading Read(Source source)
    {
        IBlueprintFormat[] formats = [];
        var format = formats.FirstOrDefault(format => format.Recognises(source)) ?? formats.FirstOrDefault();
        return format?.Read(source, new LocalFormats()) ?? new Reading(null, []);
    }
}
