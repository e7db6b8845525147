namespace Clocker.Model.Containers;

/// <summary>Docker's restart policies.</summary>
public enum RestartMode
{
    /// <summary>Never; an end, a stop or a removal from outside is left as it is.</summary>
    No,

    /// <summary>When it ended with an exit code other than zero.</summary>
    OnFailure,

    /// <summary>Whenever it ended.</summary>
    Always,

    /// <summary>Whenever it ended, unless Clocker was told to stop it.</summary>
    UnlessStopped,
}
