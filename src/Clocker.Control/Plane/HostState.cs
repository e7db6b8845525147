namespace Clocker.Control.Plane;

/// <summary>How a host is doing.</summary>
public enum HostState
{
    /// <summary>Its location has been asked for it, or its engine has and has not answered yet.</summary>
    Coming,

    /// <summary>It takes containers.</summary>
    Ready,

    /// <summary>It does not answer at the moment.</summary>
    Silent,

    /// <summary>It has not answered for so long that it was given up.</summary>
    Lost,

    /// <summary>Its engine is being brought to another version.</summary>
    Upgrading,

    /// <summary>It takes no new containers, and gives up those that can go elsewhere.</summary>
    Draining,

    /// <summary>It leaves the cloud once nothing is left on it.</summary>
    Leaving,
}
