namespace Clocker.Model.Identity;

/// <summary>Names a file's content by the SHA-256 of its bytes, in lower-case hexadecimal.</summary>
public readonly record struct BlobId(string Value) : IComparable<BlobId>
{
    /// <inheritdoc />
    public int CompareTo(BlobId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
