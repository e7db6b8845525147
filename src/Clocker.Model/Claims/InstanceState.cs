namespace Clocker.Model.Claims;

/// <summary>What a cloud does with a container at the moment.</summary>
public enum InstanceState
{
    /// <summary>Nobody has looked since the server started, or the host does not answer.</summary>
    Unknown,

    /// <summary>Its place is decided.</summary>
    Assigned,

    /// <summary>Its image is on the way.</summary>
    Pulling,

    /// <summary>It is being made.</summary>
    Creating,

    /// <summary>It is made.</summary>
    Created,

    /// <summary>It is being started.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ended, and will be started again.</summary>
    Restarting,

    /// <summary>It is being stopped.</summary>
    Stopping,

    /// <summary>It ended, and stays so.</summary>
    Stopped,

    /// <summary>It is being removed.</summary>
    Removing,
}
