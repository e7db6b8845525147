using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

/// <summary>A container on a simulated engine.</summary>
internal sealed class SimulatedContainer(string id, string imageId, ContainerRecipe recipe)
{
    public string Id { get; } = id;
    public ContainerRecipe Recipe { get; } = recipe;
    public ContainerStatus Status { get; set; } = ContainerStatus.Created;
    public int ExitCode { get; set; }
    public int Restarts { get; set; }
    public int QuickEnds { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public bool WasStoppedByHand { get; set; }
    public Health Health { get; set; }
    public Workload Workload { get; set; }
    public bool IsIll { get; set; }
    public ValueMap<string> Addresses { get; set; } = [];
    public ValueList<PublishedPort> Ports { get; set; } = [];
    public List<LogLine> Log { get; } = [];

    /// <summary>Counts starts and ends, so that what was planned for one run does not happen in the next.</summary>
    public int Run { get; set; }

    public bool IsRunning => Status is ContainerStatus.Running or ContainerStatus.Paused;

    public HealthSpec? Check => Recipe.Spec.Health is { IsOff: false } check ? check : null;

    /// <summary>Whether its program does its work at a moment.</summary>
    public bool Works(DateTimeOffset now) =>
        Status == ContainerStatus.Running && !IsIll && Workload.WorksAfter is { } after && now >= StartedAt + after;

    public ContainerSnapshot Snapshot() => new()
    {
        Id = Id,
        Name = Recipe.Name,
        Labels = Recipe.Labels,
        Status = Status,
        ImageId = imageId,
        ExitCode = Status is ContainerStatus.Running or ContainerStatus.Paused or ContainerStatus.Created ? 0 : ExitCode,
        Restarts = Restarts,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        Health = Check is null ? Health.None : Health,
        Check = Check,
        Addresses = Addresses,
        Networks = [.. Recipe.Networks.Select(network => network.NetworkName).Order(StringComparer.Ordinal)],
        Ports = Ports,
    };
}
