namespace Clocker.Model.Claims;

/// <summary>How far a wanted container is to be brought.</summary>
public enum RunGoal
{
    /// <summary>Made, so that a start is quick.</summary>
    Created,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Stopped, and kept.</summary>
    Stopped,
}
