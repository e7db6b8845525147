using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

/// <summary>Calls take a little time and always work. Programs work at once; <c>end N</c> as a command ends with exit code N.</summary>
public sealed class PerfectConditions : IConditions
{
    /// <inheritdoc />
    public Fate OfCall(string call) => new(call switch
    {
        "start" => TimeSpan.FromMilliseconds(200),
        "create" => TimeSpan.FromMilliseconds(25),
        "pull" or "make host" => TimeSpan.FromSeconds(2),
        "load" => TimeSpan.FromMilliseconds(500),
        _ => TimeSpan.FromMilliseconds(2),
    });

    /// <inheritdoc />
    public IReadOnlyList<TimeSpan> OfEvent() => [TimeSpan.FromMilliseconds(1)];

    /// <inheritdoc />
    public Workload OfStart(string container, ContainerSpec spec) =>
        spec.Command is [var program, var code] && program.Display == "end" && int.TryParse(code.Display, out var exit)
            ? new(TimeSpan.Zero, TimeSpan.FromMilliseconds(5), exit)
            : new(TimeSpan.FromMilliseconds(50));
}
