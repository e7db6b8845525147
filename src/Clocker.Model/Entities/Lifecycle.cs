namespace Clocker.Model.Entities;

/// <summary>Brooklyn's <c>service.state</c>.</summary>
public enum Lifecycle
{
    /// <summary>Known, and not told to start.</summary>
    Created,

    /// <summary>Told to start, and not up yet.</summary>
    Starting,

    /// <summary>Up, without problems.</summary>
    Running,

    /// <summary>Told to stop, and not stopped yet.</summary>
    Stopping,

    /// <summary>Stopped as asked.</summary>
    Stopped,

    /// <summary>Should run, and is not up or has problems.</summary>
    OnFire,

    /// <summary>Gone.</summary>
    Destroyed,
}
