namespace Clocker.Model.Machines;

/// <summary>How far a run is.</summary>
public abstract record RunState
{
    private RunState()
    {
    }

    /// <summary>This call has started it.</summary>
    public sealed record Started : RunState;

    /// <summary>It was started before, and runs.</summary>
    public sealed record Running : RunState;

    /// <summary>It has ended by itself, or by a signal (128 and the signal's number).</summary>
    public sealed record Ended(int ExitCode) : RunState;

    /// <summary>It was cut off: the machine was restarted, or somebody killed it with its supervisor. Nobody knows how far it came.</summary>
    public sealed record Lost : RunState;
}
