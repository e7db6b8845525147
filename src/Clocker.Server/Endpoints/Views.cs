using System.Text.Json;

using Clocker.Client.Applications;
using Clocker.Client.Clouds;
using Clocker.Client.Deploying;
using Clocker.Client.Entities;
using Clocker.Client.Events;
using Clocker.Client.Problems;
using Clocker.Client.Serving;
using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Server.Endpoints;

/// <summary>Words inside into words on the wire.</summary>
internal static class Views
{
    public static ApplicationSummary Summary(this ApplicationView application) => new()
    {
        Id = application.Id.Value,
        Name = application.Name,
        State = application.Root.State.Name(),
        IsUp = application.Root.IsUp,
        IsGoing = application.IsGoing,
        Location = application.Location,
        Origin = application.Deployment.Origin,
        CreatedAt = application.CreatedAt,
        Containers = application.Entities.Count(entity => entity.Image is not null),
        ContainersUp = application.Entities.Count(entity => entity is { Image: not null, IsUp: true }),
        Uri = application.Entities.Select(entity => Sensor(entity, "mapped.main.uri")).FirstOrDefault(uri => uri is not null),
    };

    public static EntityAnswer Answer(this EntityStatus entity) => new()
    {
        Id = entity.Id.Value,
        Parent = entity.Parent?.Value,
        Name = entity.Name,
        Address = entity.Address,
        Type = entity.Type,
        State = entity.State.Name(),
        Since = entity.Since,
        IsUp = entity.IsUp,
        NotUp = NotUp(entity),
        Waiting = entity.Waiting,
        Problems = entity.Problems,
        HasFailed = entity is { State: Lifecycle.OnFire, Waiting: null, Problems.Count: > 0 },
        Image = entity.Image,
        Container = entity.Instance is { } instance ? Answer(instance) : null,
        Uri = Sensor(entity, "mapped.main.uri") ?? Sensor(entity, CommonSensors.MainUri.Name),
        Drift = entity.Drift,
    };

    public static IReadOnlyDictionary<string, JsonElement> Json(this ValueMap<Value> values) =>
        values.ToDictionary(entry => entry.Key, entry => JsonElement.Parse(ValueJson.Write(entry.Value)), StringComparer.Ordinal);

    public static ConfigAnswer Answer(this ConfigEntry entry, string? place) => new(entry.Key, JsonElement.Parse(ValueJson.Write(entry.Value)), entry.From, place);

    public static EffectorAnswer Answer(this Effector effector) => new(
        effector.Name,
        effector.Description,
        [.. effector.Parameters.Select(parameter => new EffectorParameterAnswer(parameter.Name, parameter.Description, parameter.IsRequired))]);

    public static StepAnswer Answer(this PlanStep step) =>
        new(step.Action.ToString().ToLowerInvariant(), step.Entity, step.Reason, step.Placement?.Answer(step.Entity));

    public static PlacementAnswer Answer(this PlacementExplanation explained, string entity) => new(entity, explained.Cloud, explained.Host, explained.Summary,
    [
        .. explained.Hosts.Select(host => new HostPlacementAnswer(
            host.Host,
            host.IsChosen,
            host.Reason,
            [.. host.Verdicts.Select(verdict => new StrategyVerdictAnswer(verdict.Strategy, verdict.IsAccepted, Finite(verdict.Score), verdict.Words))])),
    ]);

    public static DiagnosticAnswer Answer(this Diagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.Severity.ToString().ToLowerInvariant(),
        diagnostic.Message,
        diagnostic.Remedy,
        diagnostic.Location.File,
        diagnostic.Location.Line,
        diagnostic.Location.Column);

    public static EventAnswer Answer(this JournalEvent fact) =>
        new(fact.Position, fact.At, fact.Application, fact.Entity, fact.Kind, fact.Text, fact.Who, fact.Why);

    public static HostAnswer Answer(this HostStatus host) => new()
    {
        Id = host.Id.Value,
        Name = host.Name,
        Location = host.Location,
        Address = host.Description?.Address,
        EngineVersion = host.Description?.EngineVersion,
        ApiVersion = host.Description?.ApiVersion,
        Cpus = host.Cpus,
        MemoryBytes = host.MemoryBytes,
        CpuUsage = host.Use?.CpuUsage is { } usage ? Math.Round(usage, 3) : null,
        MemoryUsedBytes = host.Use?.MemoryUsedBytes,
        LoadAverage = host.Use?.LoadAverage,
        UptimeSeconds = host.Use is { } use ? Math.Round(use.Uptime.TotalSeconds) : null,
        State = host.State.ToString().ToLowerInvariant(),
        Endpoint = host.Endpoint,
        Origin = host.Origin,
        Because = host.Because,
        Labels = host.Labels.Count == 0 ? null : host.Labels,
        Strangers = host.Strangers.Count == 0 ? null : [.. host.Strangers.Select(stranger => new StrangerAnswer(stranger.Name, stranger.Image, stranger.Runs))],
        Remarks = host.Remarks.Count == 0 ? null : host.Remarks,
        Differences = host.Differences.Count == 0 ? null : host.Differences,
        Upgrade = host.Upgrade,
        CareProblem = host.CareProblem,
        Waiting = host.Waiting,
        Problem = host.Problem,
    };

    public static CloudAnswer Answer(this CloudView cloud, IControlPlane plane) => new()
    {
        Name = cloud.Name,
        IsOwn = cloud.IsOwn,
        IsGoing = cloud.IsGoing,
        Headroom = cloud.Headroom is { } headroom
            ? new(headroom.State.ToString().ToLowerInvariant(), headroom.Needed, headroom.Utilisation, headroom.Desired, headroom.Problem)
            : null,
        Applications = [.. plane.Applications.Where(application => application.Location == cloud.Name || IsOn(plane, cloud, application)).Select(application => application.Name)],
        Hosts = [.. plane.Hosts.Where(host => host.Location == cloud.Name).Select(host => host.Answer() with
        {
            Containers = host.Left ?? plane.Applications.SelectMany(application => application.Entities).Count(entity => entity.Instance?.Host == host.Id),
        })],
    };

    /// <summary>Whether one of an application's services was sent there although the application is elsewhere.</summary>
    private static bool IsOn(IControlPlane plane, CloudView cloud, ApplicationView application)
    {
        var hosts = plane.Hosts.Where(host => host.Location == cloud.Name).Select(host => host.Id).ToHashSet();
        return application.Entities.Any(entity => entity.Instance is { } instance && hosts.Contains(instance.Host));
    }

    private static ContainerAnswer Answer(Instance instance) => new()
    {
        Id = instance.Container?.Id,
        Name = instance.ContainerName,
        Incarnation = instance.Incarnation,
        HostId = instance.Host.Value,
        Host = instance.HostName,
        HostAddress = instance.HostAddress,
        State = instance.State.ToString().ToLowerInvariant(),
        ExitCode = instance.Container is { Status: ContainerStatus.Exited or ContainerStatus.Dead } ended ? ended.ExitCode : null,
        StartedAt = instance.Container?.StartedAt,
        Addresses = instance.Container?.Addresses ?? [],
        Ports = [.. (instance.Container?.Ports ?? []).Select(port => new PortAnswer(port.Container, port.Protocol, port.HostAddress, port.Host))],
    };

    /// <summary>JSON has no other numbers.</summary>
    private static double Finite(double score) => double.IsFinite(score) ? score : 0;

    private static string? NotUp(EntityStatus entity) =>
        entity.Sensors.TryGetValue(CommonSensors.NotUpIndicators.Name, out var value) && value is Value.Fields { Entries: { Count: > 0 } reasons }
            ? string.Join("; ", reasons.Values.OfType<Value.Text>().Select(reason => reason.Content))
            : null;

    private static string? Sensor(EntityStatus entity, string name) =>
        entity.Sensors.TryGetValue(name, out var value) && value is Value.Text { Content: var text } ? text : null;
}
