namespace Clocker.Simulation.Hosts;

/// <summary>How a simulated engine is doing: how long calls take, which fail, and what becomes of events.</summary>
public interface IConditions
{
    /// <summary>What becomes of a call.</summary>
    Fate OfCall(string call);

    /// <summary>After which delays an event arrives: none is lost, two is told twice.</summary>
    IReadOnlyList<TimeSpan> OfEvent();

    /// <summary>What a container's program does from this start on.</summary>
    Workload OfStart(string container, Model.Containers.ContainerSpec spec);
}
