namespace Clocker.Model.Predicates;

/// <summary>The orders that values are compared by.</summary>
public enum Ordering
{
    /// <summary><c>less-than</c></summary>
    Less,

    /// <summary><c>less-than-or-equal-to</c></summary>
    LessOrEqual,

    /// <summary><c>greater-than</c></summary>
    Greater,

    /// <summary><c>greater-than-or-equal-to</c></summary>
    GreaterOrEqual,
}
