namespace Clocker.Model.Expressions;

/// <summary>How an expression names an entity, as seen from the entity whose config it stands in.</summary>
/// <param name="Scope">Where to look.</param>
/// <param name="Id">The blueprint's id, for scopes that need one.</param>
/// <param name="From">Where the search starts, for chains such as <c>parent().sibling("x")</c>; null is the entity itself.</param>
public sealed record EntityReference(ReferenceScope Scope, string? Id = null, EntityReference? From = null)
{
    /// <summary>The entity itself.</summary>
    public static EntityReference Self { get; } = new(ReferenceScope.This);

    /// <summary>As it would be written in a blueprint.</summary>
    public override string ToString()
    {
        var name = Scope switch
        {
            ReferenceScope.This => "self",
            ReferenceScope.Global => "component",
            _ => $"{char.ToLowerInvariant(Scope.ToString()[0])}{Scope.ToString()[1..]}",
        };
        return $"{(From is null ? "" : $"{From}.")}{name}({(Id is null ? "" : $"\"{Id}\"")})";
    }
}
