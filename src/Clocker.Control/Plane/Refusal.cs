namespace Clocker.Control.Plane;

/// <summary>Why a request was refused.</summary>
public enum Refusal
{
    /// <summary>The thing it names is not there.</summary>
    NotFound,

    /// <summary>Something is in the way: a name in use, an application that is being removed.</summary>
    Conflict,

    /// <summary>It makes no sense, whatever the state.</summary>
    Invalid,

    /// <summary>The server is too busy or cannot make anything durable now; try again.</summary>
    Unavailable,
}
