namespace Clocker.Model.Predicates;

/// <summary>What <c>when</c> can say.</summary>
public enum Presence
{
    /// <summary>There is nothing, not even null.</summary>
    Absent,

    /// <summary>There is nothing, or null.</summary>
    AbsentOrNull,

    /// <summary>There is something, if only null.</summary>
    Present,

    /// <summary>There is something that is not null.</summary>
    PresentNonNull,

    /// <summary>It counts as true.</summary>
    Truthy,

    /// <summary>It counts as false, or there is nothing.</summary>
    Falsy,

    /// <summary>True in any case.</summary>
    Always,

    /// <summary>False in any case.</summary>
    Never,
}
