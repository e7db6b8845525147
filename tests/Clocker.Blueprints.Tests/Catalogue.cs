using Clocker.Model.Blueprints;
using Clocker.Model.Entities;

namespace Clocker.Blueprints.Tests;

/// <summary>The types of this version, without their behaviour.</summary>
internal sealed class Catalogue : ITypeCatalogue
{
    public IReadOnlyList<TypeDeclaration> Types => BuiltInDeclarations.All;

    public static Reading Read(string text, string file = "test.yaml") => Formats.Read(new(file, text), new Catalogue());
}
