namespace Clocker.Simulation.Faults;

/// <summary>How likely faults are, each from 0 to 1.</summary>
/// <param name="Call">An engine's call fails, or works and its answer is lost.</param>
/// <param name="Event">An event is lost, told twice, or late.</param>
/// <param name="Disk">An append fails, or works and its answer is lost.</param>
/// <param name="Mail">Mail is lost, delivered twice, or late.</param>
/// <param name="Program">A program ends by itself within seconds.</param>
public sealed record Storm(double Call, double Event, double Disk, double Mail, double Program)
{
    /// <summary>Nothing goes wrong.</summary>
    public static Storm None { get; } = new(0, 0, 0, 0, 0);
}
