using Clocker.Library.Entities;
using Clocker.Model.Blueprints;
using Clocker.Model.Entities;

namespace Clocker.Bench.Loading;

/// <summary>The built-in types.</summary>
internal sealed class Types : ITypeCatalogue
{
    IReadOnlyList<TypeDeclaration> ITypeCatalogue.Types { get; } = [.. BuiltIn.Types.Select(type => type.Declaration)];
}
