namespace Clocker.Model.Containers;

/// <summary>What kind of failure a device reported: it decides what to do next, the message only explains.</summary>
public enum DeviceFault
{
    /// <summary>The thing is not there (HTTP 404).</summary>
    NotFound,

    /// <summary>The name is taken, or the thing is in a state that forbids it (HTTP 409).</summary>
    Conflict,

    /// <summary>A port that was asked for is taken on the host.</summary>
    PortTaken,

    /// <summary>Nothing answers.</summary>
    Unreachable,

    /// <summary>No answer in time: whether it happened is not known.</summary>
    Timeout,

    /// <summary>The request is wrong, and will be wrong again (HTTP 400).</summary>
    Invalid,

    /// <summary>The engine tried and failed (HTTP 500).</summary>
    Failed,
}
