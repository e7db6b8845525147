namespace Clocker.Model.Identity;

/// <summary>Names one entity for ever; never reused. The root entity's id is its application's.</summary>
public readonly record struct EntityId(string Value) : IComparable<EntityId>
{
    /// <inheritdoc />
    public int CompareTo(EntityId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
