using Clocker.Model.Entities;

namespace Clocker.Model.Blueprints;

/// <summary>The entity types that a blueprint may name.</summary>
public interface ITypeCatalogue
{
    /// <summary>All declarations.</summary>
    IReadOnlyList<TypeDeclaration> Types { get; }
}
