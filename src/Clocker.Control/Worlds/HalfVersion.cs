namespace Clocker.Control.Worlds;

/// <summary>The version of a half that is not journaled: the life that wrote it, and a counter within that life.</summary>
public readonly record struct HalfVersion(long Epoch, long Count) : IComparable<HalfVersion>
{
    /// <inheritdoc />
    public int CompareTo(HalfVersion other) => (Epoch, Count).CompareTo((other.Epoch, other.Count));
}
