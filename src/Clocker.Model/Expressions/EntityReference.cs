namespace Clocker.Model.Expressions;

/// <summary>A way from one entity to another, as a blueprint writes it.</summary>
/// <param name="Scope">Where to look.</param>
/// <param name="Id">The blueprint's id, for scopes that need one.</param>
/// <param name="From">Where the search starts, for chains such as <c>parent().sibling("x")</c>; null is the entity itself.</param>
public sealed record EntityReference(ReferenceScope Scope, string? Id = null, EntityReference? From = null)
{
    /// <summary>The entity itself.</summary>
    public static EntityReference Self { get; } = new(ReferenceScope.This);

    /// <summary>What evaluates to the id, if that is not written out.</summary>
    public Expression? NamedBy { get; init; }

    /// <summary>What evaluates to the entity that the search starts from: <c>attributeWhenReady("leader").config("x")</c>.</summary>
    public Expression? Start { get; init; }

    /// <summary>Whether it can be followed without evaluating anything.</summary>
    public bool IsFixed => NamedBy is null && Start is null && From is not { IsFixed: false };

    /// <summary>The expressions that it depends on.</summary>
    public IEnumerable<Expression> Inside() => (From?.Inside() ?? []).Concat(new[] { Start, NamedBy }.OfType<Expression>());

    /// <summary>As it would be written in a blueprint.</summary>
    public override string ToString()
    {
        var name = Scope switch
        {
            ReferenceScope.This => "self",
            ReferenceScope.Global => "component",
            _ => $"{char.ToLowerInvariant(Scope.ToString()[0])}{Scope.ToString()[1..]}",
        };
        var start = From?.ToString() ?? (Start is null ? null : "(…)");
        return $"{(start is null ? "" : $"{start}.")}{name}({(Id is not null ? $"\"{Id}\"" : NamedBy is null ? "" : "…")})";
    }
}
