namespace Clocker.Control.Plane;

/// <summary>What became of a named location that somebody added.</summary>
public enum NamedLocationChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was there already, and said the same.</summary>
    Unchanged,

    /// <summary>It took the place of one that said something else.</summary>
    Replaced,
}
