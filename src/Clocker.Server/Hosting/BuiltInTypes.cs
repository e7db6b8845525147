using Clocker.Library.Entities;
using Clocker.Model.Blueprints;
using Clocker.Model.Entities;

namespace Clocker.Server.Hosting;

/// <summary>What blueprints may name: all that this server can run.</summary>
internal sealed class BuiltInTypes : ITypeCatalogue
{
    /// <inheritdoc />
    public IReadOnlyList<TypeDeclaration> Types { get; } = [.. BuiltIn.Types.Select(type => type.Declaration)];
}
