namespace Clocker.Model.Identity;

/// <summary>Names a secret whose value is kept outside the journal.</summary>
public readonly record struct SecretId(string Value) : IComparable<SecretId>
{
    /// <inheritdoc />
    public int CompareTo(SecretId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
