using System.Globalization;

using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Library.Machines;
using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Machines;
using Clocker.Model.Values;

namespace Clocker.Server.Endpoints;

/// <summary>What entities can be told to do: those of applications, and what a cloud's tree shows.</summary>
internal sealed class EffectorCalls(IControlPlane plane, IClouds clouds)
{
    public static IReadOnlyList<Effector> Of(EntityStatus entity) => entity switch
    {
        { Effectors.Count: > 0 } when entity.Type != DockerInfrastructureDeclaration.TypeName => entity.Effectors,
        { Type: CloudSensors.HostType } => CloudEffectors.OfHost,
        { Type: CloudSensors.ContainerType } => Owner(entity) is null ? [] : CloudEffectors.OfContainer,
        { Type: CloudSensors.ClusterType } => [CloudEffectors.Resize, CloudEffectors.Upgrade],
        { Type: DockerInfrastructureDeclaration.TypeName, Cloud: null } => [CloudEffectors.Resize, CloudEffectors.Upgrade],
        { Type: DockerInfrastructureDeclaration.TypeName } => DockerInfrastructureDeclaration.Type.Effectors,
        _ => StartKeys.Effectors,
    };

    /// <summary>What a host's machine has to do for an effector; null if it is no errand.</summary>
    public static Errand? ErrandOf(EntityStatus entity, string name, IReadOnlyDictionary<string, string> arguments)
    {
        if (entity.Type != CloudSensors.HostType || CloudEffectors.OfHost.FirstOrDefault(effector => effector.Name == name) is not { } effector)
        {
            return null;
        }

        Check(effector, arguments);
        return name switch
        {
            "runDockerCommand" => HostErrands.RunDockerCommand(arguments["command"], Limit(arguments.GetValueOrDefault("timeout"))),
            "execCommand" => HostErrands.ExecCommand(arguments["command"], Limit(arguments.GetValueOrDefault("timeout"))),
            "deployArchive" => HostErrands.DeployArchive(arguments["url"]),
            "buildImage" => HostErrands.BuildImage(arguments["name"], arguments["dockerfile"], arguments.GetValueOrDefault("entrypoint"), arguments.GetValueOrDefault("contextArchive")),
            _ => null,
        };
    }

    public Task<Answer<Accepted>> InvokeAsync(
        EntityStatus entity, string name, IReadOnlyDictionary<string, string> arguments, Caller caller, CancellationToken cancellation)
    {
        var effector = Of(entity).FirstOrDefault(effector => effector.Name == name) ?? throw NoSuchEffector(entity, name);
        Check(effector, arguments);
        return (entity.Type, name) switch
        {
            _ when IsOfApplication(entity) => plane.InvokeAsync(entity.Id, name, arguments.ToValueMap(), caller, cancellation),
            (_, "resize") => clouds.ResizeAsync(CloudOf(entity), Count(arguments["desiredSize"]), caller, cancellation),
            (_, "upgrade") => clouds.UpgradeAsync(
                CloudOf(entity),
                entity.Type == CloudSensors.HostType ? new HostId(entity.Id.Value) : null,
                UpgradeEndpoints.Version(arguments.GetValueOrDefault("version")),
                Truth(arguments.GetValueOrDefault("drain", "false")),
                caller,
                cancellation),
            (CloudSensors.HostType, "drain" or "use") => clouds.DrainAsync(new(entity.Id.Value), name == "drain", caller, cancellation),
            (CloudSensors.HostType, _) => clouds.RemoveHostAsync(new(entity.Id.Value), withData: false, caller, cancellation),
            (CloudSensors.ContainerType, _) => plane.InvokeAsync(Owner(entity)!.Value, Meant(name), [], caller, cancellation),
            _ => plane.InvokeAsync(entity.Id, name, [], caller, cancellation),
        };
    }

    /// <summary>Whether it is told itself; the hosts of a cloud are told by the cloud.</summary>
    private static bool IsOfApplication(EntityStatus entity) => entity.Effectors.Count > 0 && entity.Type != DockerInfrastructureDeclaration.TypeName;

    /// <summary>The entity that runs in a container; null for a container that somebody else made.</summary>
    private static EntityId? Owner(EntityStatus container) =>
        container.Instance is not null ? new(container.Id.Value[..container.Id.Value.LastIndexOf('.')]) : null;

    private static string Meant(string effector) => effector switch
    {
        "shutDown" or "pause" => "stop",
        "resume" => "start",
        _ => effector,
    };

    private static string CloudOf(EntityStatus entity) => entity.Cloud ?? entity.Address.Split('/')[0];

    private static TimeSpan? Limit(string? text) => text is null ? null
        : Coercions.Duration(Value.Of(text)) is { Problem: null, Value: { } limit } && limit > TimeSpan.Zero && limit <= TimeSpan.FromHours(6) ? limit
        : throw Refusals.Invalid($"\"{text}\" is no time that a command may take.", "Say, for example, timeout=10m; six hours at most.");

    private static bool Truth(string text) =>
        bool.TryParse(text, out var isTrue) ? isTrue : throw Refusals.Invalid($"\"{text}\" says neither true nor false.", "Say drain=true.");

    private static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= CloudEndpoints.MostHosts
            ? count
            : throw Refusals.Invalid($"\"{text}\" is no number of hosts.", $"Say a number up to {CloudEndpoints.MostHosts}: desiredSize=3.");

    private static void Check(Effector effector, IReadOnlyDictionary<string, string> arguments)
    {
        var names = effector.Parameters.Select(parameter => parameter.Name).ToList();
        if (arguments.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw Refusals.Invalid(
                $"Effector \"{effector.Name}\" takes no \"{unknown}\".", names.Count == 0 ? "It takes nothing." : Suggestions.Remedy(unknown, names, "parameters"));
        }

        if (effector.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !arguments.ContainsKey(parameter.Name)) is { } missing)
        {
            throw Refusals.Invalid($"Effector \"{effector.Name}\" needs \"{missing.Name}\": {missing.Description}", $"Write {missing.Name}=VALUE.");
        }
    }

    private static RefusedException NoSuchEffector(EntityStatus entity, string effector)
    {
        List<string> names = [.. Of(entity).Select(known => known.Name)];
        return new(new Problem
        {
            Title = "Not found",
            Status = StatusCodes.Status404NotFound,
            Code = ProblemCodes.NoSuchEffector,
            Detail = $"{entity.Address} cannot be told to \"{effector}\".",
            Remedy = Suggestions.Remedy(effector, names, "effectors"),
            Candidates = names,
        });
    }
}
