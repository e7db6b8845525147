namespace Clocker.Model.Containers;

/// <summary>Docker's container states.</summary>
public enum ContainerStatus
{
    /// <summary>Made, and never started.</summary>
    Created,

    /// <summary>Its first process runs.</summary>
    Running,

    /// <summary>Frozen.</summary>
    Paused,

    /// <summary>Ended; the engine will start it again.</summary>
    Restarting,

    /// <summary>Being removed.</summary>
    Removing,

    /// <summary>Ended.</summary>
    Exited,

    /// <summary>Half removed; can only be removed again.</summary>
    Dead,
}
