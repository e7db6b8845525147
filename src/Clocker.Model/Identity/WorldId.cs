namespace Clocker.Model.Identity;

/// <summary>Names one world: an application, a cloud, or the plane.</summary>
public readonly record struct WorldId(string Value) : IComparable<WorldId>
{
    /// <inheritdoc />
    public int CompareTo(WorldId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
