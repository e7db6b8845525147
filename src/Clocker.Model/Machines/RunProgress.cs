namespace Clocker.Model.Machines;

/// <summary>What somebody who watches a run is told.</summary>
public abstract record RunProgress
{
    private RunProgress()
    {
    }

    /// <summary>It has printed something. An offset beyond the end of the last output means that what was between is not kept.</summary>
    /// <param name="Offset">Where in all its output this begins, in bytes.</param>
    /// <param name="Bytes">Standard output and standard error as they came.</param>
    public sealed record Output(long Offset, ReadOnlyMemory<byte> Bytes) : RunProgress;

    /// <summary>It has ended, and all its output was told.</summary>
    /// <param name="ExitCode">Its exit code; null if it was cut off (<see cref="RunState.Lost"/>).</param>
    public sealed record Ended(int? ExitCode) : RunProgress;
}
