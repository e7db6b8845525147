namespace Clocker.Model.Identity;

/// <summary>Names one Docker host of a cloud.</summary>
public readonly record struct HostId(string Value) : IComparable<HostId>
{
    /// <inheritdoc />
    public int CompareTo(HostId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
