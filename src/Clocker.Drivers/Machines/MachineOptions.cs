namespace Clocker.Drivers.Machines;

/// <summary>How a machine's shell is used. Never printed: it may hold a password.</summary>
public sealed record MachineOptions
{
    /// <summary>Where the machine keeps its runs; null is <c>/var/lib/clocker</c> for root, else <c>.clocker</c> in the user's home directory.</summary>
    public string? Directory { get; init; }

    /// <summary>How long the machine may take to answer.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What sudo is told if it asks on this machine; null if it must not ask.</summary>
    public string? SudoPassword { get; init; }

    /// <inheritdoc />
    public override string ToString() => Directory ?? "";
}
