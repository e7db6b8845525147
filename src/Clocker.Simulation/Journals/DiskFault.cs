namespace Clocker.Simulation.Journals;

/// <summary>How a write went.</summary>
public enum DiskFault
{
    /// <summary>Well.</summary>
    None,

    /// <summary>It was not written.</summary>
    Failed,

    /// <summary>It was written, and nobody was told.</summary>
    AnswerLost,
}
