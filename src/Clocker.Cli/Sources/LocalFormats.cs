using Clocker.Blueprints;
using Clocker.Model.Blueprints;
using Clocker.Model.Entities;

namespace Clocker.Cli.Sources;

/// <summary>Reads blueprints without a server: with the formats and the types that Clocker comes with.</summary>
internal sealed class LocalFormats : ITypeCatalogue
{
    public IReadOnlyList<TypeDeclaration> Types => BuiltInDeclarations.All;

    public static Reading Read(Source source, IReadOnlyCollection<string> set, IReadOnlyList<Source> environments) =>
        Formats.Read(source, new LocalFormats(), set, environments: environments);
}
