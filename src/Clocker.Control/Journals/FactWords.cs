using Clocker.Control.Applications;
using Clocker.Control.Clouds;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Journals;

namespace Clocker.Control.Journals;

/// <summary>Puts facts into words. Remembers names that earlier rows told, so rows must come in their order.</summary>
internal sealed class FactWords
{
    private readonly Dictionary<EntityId, string> _entities = [];
    private readonly Dictionary<WorldId, string> _applications = [];
    private readonly Dictionary<WorldId, string> _clouds = [];
    private readonly Dictionary<HostId, string> _hosts = [];

    /// <summary>The facts of a row in words.</summary>
    public IEnumerable<JournalEvent> Describe(JournalRow row) =>
        from entry in JournalJson.Read(row.Batch.Span)
        from fact in entry.Facts
        select Describe(row, entry, fact);

    private JournalEvent Describe(JournalRow row, Entry entry, Fact fact)
    {
        Learn(row.World, fact);
        var entity = EntityOf(fact) is { } id ? _entities.GetValueOrDefault(id) : null;
        var application = _applications.GetValueOrDefault(row.World) ?? entity?.Split('/')[0];
        return new(row.Position, entry.At, application, entity, FactKinds.Of(fact), Words(row.World, fact, entity ?? application ?? ""), entry.By.Who, entry.By.Why);
    }

    private void Learn(WorldId world, Fact fact)
    {
        switch (fact)
        {
            case ApplicationNamed named:
                _applications[named.Application] = named.Name;
                break;
            case ApplicationDeployed deployed:
                _applications[world] = deployed.Deployment.Name;
                foreach (var (path, id) in deployed.Entities)
                {
                    _entities[id] = path.Length == 0 ? deployed.Deployment.Name : $"{deployed.Deployment.Name}/{path}";
                }

                break;
            case EntityMade made:
                foreach (var (path, id) in made.Entities)
                {
                    _entities[id] = $"{_applications.GetValueOrDefault(world)}/{path}";
                }

                break;
            case ClaimWanted wanted:
                _entities[wanted.Claim] = wanted.Owner.Entity;
                break;
            case CloudClaimed claimed:
                _entities[claimed.Claim] = claimed.Owner.Entity;
                break;
            case CloudCreated created:
                _clouds[world] = created.Location;
                break;
            case HostAdded host:
                _hosts[host.Host] = $"{_clouds.GetValueOrDefault(world)}/{host.Name}";
                break;
            case HostWanted host:
                _hosts[host.Host] = $"{_clouds.GetValueOrDefault(world)}/{host.Name}";
                break;
            default:
                break;
        }
    }

    private static EntityId? EntityOf(Fact fact) => fact switch
    {
        EntityExpected expected => expected.Entity,
        EntityWants wants => wants.Entity,
        EntityWantsCloud wants => wants.Entity,
        CloudClaimed claimed => claimed.Claim,
        CloudClaimEnded ended => ended.Claim,
        EntityGone gone => gone.Entity,
        EntityMade made => made.Entities.TryGetValue(made.Path, out var member) ? member : made.Entity,
        EntityLeaving leaving => leaving.Entity,
        EntityRemembers remembers => remembers.Entity,
        ClaimWanted wanted => wanted.Claim,
        InstanceAssigned assigned => assigned.Claim,
        InstanceRenamed renamed => renamed.Claim,
        InstanceLaunched launched => launched.Claim,
        InstanceMended mended => mended.Claim,
        InstanceFinished finished => finished.Claim,
        InstanceRetired retired => retired.Claim,
        InstanceMoving moving => moving.Claim,
        InstanceStays stays => stays.Claim,
        InstanceRemoved removed => removed.Claim,
        _ => null,
    };

    private string Words(WorldId world, Fact fact, string name) => fact switch
    {
        PlaneCreated created => $"The plane {created.Plane} was made.",
        LocationAdded added => $"Location \"{added.Location}\" was added.",
        LocationRemoved removed => $"Location \"{removed.Location}\" was removed.",
        ApplicationNamed named => $"The name \"{named.Name}\" was given to application {named.Application}.",
        ApplicationUnnamed unnamed => $"Application {unnamed.Application} is over; its name is free.",
        CatalogueBundleAdded added => $"The catalogue has {added.Bundle} from {added.Bundle.Origin} now.",
        CatalogueBundleRemoved removed => $"{removed.Name}:{removed.Version} left the catalogue.",
        NamedLocationAdded added => $"Location \"{added.Location.Name}\" stands for {added.Location.Spec}{Settings(added.Location)} now.",
        NamedLocationRemoved removed => $"Location \"{removed.Name}\" stands for nothing any more.",
        ApplicationDeployed deployed => $"\"{name}\" was deployed from {string.Join(" with ", deployed.Deployment.Environments.Prepend(deployed.Deployment.Source).Select(source => source.Name))} to \"{deployed.Location}\".",
        ApplicationGoing going => $"\"{name}\" is to be removed{(going.WithVolumes ? ", with its volumes" : "")}.",
        ApplicationGone => $"\"{name}\" is gone.",
        EntityExpected expected => Expected(expected, name),
        EntityWants { Wanted: null } => $"{name} no longer needs its container.",
        EntityWants { Wanted: { } wanted } => $"{name} asks for a container of {wanted.Spec.Image}, {Goal(wanted.Goal)}.",
        EntityWantsCloud { Wanted: null } => $"{name} no longer needs its cloud.",
        EntityWantsCloud { Wanted: { } wanted } => $"{name} asks for cloud \"{wanted.Name}\" of {Hosts(wanted.Hosts)} from location \"{wanted.Location}\".",
        EntityGone => $"{name} is gone.",
        EntityMade made => $"{name} is made of {made.Spec.Type}{Because(made.Reason)}.",
        EntityLeaving leaving => $"{name} is to go{Because(leaving.Reason)}.",
        EntityRemembers { Told: "" } => $"{name} remembers how its members are.",
        EntityRemembers remembers => $"{name} is {remembers.Told}.",
        CloudCreated created => $"The cloud of location \"{created.Location}\" was made.",
        CloudClaimEnded => $"{name} claims no cloud any more.",
        CloudClaimed { Wanted: null } => $"The cloud knows that {name} does not need it any more.",
        CloudClaimed { Wanted: { } wanted } => $"The cloud knows that {name} asks for {Hosts(wanted.Hosts)}.",
        CloudSized sized => $"Cloud \"{_clouds.GetValueOrDefault(world)}\" is to have {Hosts(sized.Hosts)} at least.",
        CloudGoing => $"Cloud \"{_clouds.GetValueOrDefault(world)}\" is to be removed, with its hosts.",
        CloudGone => $"Cloud \"{_clouds.GetValueOrDefault(world)}\" is gone.",
        HostAdded added => $"Host {NameOf(added.Host)} at {added.Endpoint} was added.",
        HostWanted wanted => $"Host {NameOf(wanted.Host)} is asked for from location \"{wanted.Location}\"{Why(wanted.Because)}.",
        HostLocated located => $"Host {NameOf(located.Host)} is at {located.Endpoint}{Of(located.Remarks)}.",
        HostDrifted drifted => $"Host {NameOf(drifted.Host)} is not as it was made, and is mended{Of(drifted.Differences)}.",
        HostMended mended => $"Host {NameOf(mended.Host)} is as it was made again.",
        HostRemarked { Remarks.Count: 0 } remarked => $"There is nothing to remark on host {NameOf(remarked.Host)} any more.",
        HostRemarked remarked => $"Host {NameOf(remarked.Host)}{Of(remarked.Remarks)}.",
        HostUpgradeWanted wanted =>
            $"The engine of host {NameOf(wanted.Host)} is to be upgraded to {wanted.Version ?? "what its location asks for, or the newest"}{(wanted.Drains ? ", when what can go elsewhere has gone" : "")}.",
        HostUpgradeBegun begun => $"It is the turn of host {NameOf(begun.Host)} to be upgraded.",
        HostUpgraded upgraded when upgraded.From == upgraded.To => $"The engine of host {NameOf(upgraded.Host)} is {upgraded.To} already{Of(upgraded.Remarks)}.",
        HostUpgraded upgraded => $"The engine of host {NameOf(upgraded.Host)} was upgraded from {upgraded.From} to {upgraded.To}{Of(upgraded.Remarks)}.",
        HostUpgradeEnded { Problem: null } ended => $"The upgrade of host {NameOf(ended.Host)} was called off.",
        HostUpgradeEnded ended => $"The engine of host {NameOf(ended.Host)} cannot be upgraded: {ended.Problem.TrimEnd('.')}.",
        HostDraining { IsDraining: true, WithData: true } draining => $"Host {NameOf(draining.Host)} is drained, and the data that lies on it given up.",
        HostDraining { IsDraining: true } draining => $"Host {NameOf(draining.Host)} is drained.",
        HostDraining draining => $"Host {NameOf(draining.Host)} takes containers again.",
        HostGivenUp lost => $"Host {NameOf(lost.Host)} was given up: {lost.Reason}.",
        HostIsBack back => $"Host {NameOf(back.Host)} answers again.",
        ErrandBegun errand => $"Host {NameOf(errand.Host)} is told: {errand.Words}.",
        ErrandEnded { ExitCode: 0 } errand => $"Host {NameOf(errand.Host)} has done what it was told.",
        ErrandEnded { ExitCode: { } code } errand => $"Host {NameOf(errand.Host)} has not done what it was told: exit code {code}, {errand.Problem?.TrimEnd('.')}.",
        ErrandEnded errand => $"Host {NameOf(errand.Host)} has not done what it was told: {errand.Problem}.",
        HostGoing { IsForced: true } going => $"Host {NameOf(going.Host)} is to leave the cloud by force, with the data that lies on it.",
        HostGoing { WithData: true } going => $"Host {NameOf(going.Host)} is to leave the cloud, with the data that lies on it.",
        HostGoing going => $"Host {NameOf(going.Host)} is to leave the cloud{Why(going.Because)}.",
        HostRemoved { LeftBehind: { } left } gone => $"Host {NameOf(gone.Host)} has left the cloud, and nobody took it back: {left}.",
        HostRemoved gone => $"Host {NameOf(gone.Host)} has left the cloud.",
        ClaimWanted { Wanted: null } => $"The cloud knows that {name} needs no container any more.",
        ClaimWanted { Wanted: { } wanted } => $"The cloud knows that {name} asks for a container of {wanted.Spec.Image}, {Goal(wanted.Goal)}.",
        ApplicationForgotten forgotten => $"Nothing is left of application {forgotten.Application} in the cloud.",
        InstanceAssigned assigned => $"{name} gets container {assigned.Name} on host {NameOf(assigned.Host)}.",
        InstanceRenamed renamed => $"{name} gets container {renamed.Name} instead: {renamed.Reason}.",
        InstanceLaunched => $"The container of {name} runs.",
        InstanceMended mended => $"The container of {name} is started again (attempt {mended.Attempt}): {mended.Reason}.",
        InstanceFinished finished => $"The container of {name} stays as it is: {finished.Reason}.",
        InstanceRetired retired => $"The container of {name} goes: {retired.Reason}.",
        InstanceMoving moving => $"The container of {name} is to move to host {NameOf(moving.To)}: {moving.Reason}.",
        InstanceStays stays => $"The container of {name} stays where it is: {stays.Reason}.",
        InstanceRemoved => $"The container of {name} is gone.",
        NetworkDefined network => $"Network {network.Title} got {(network.Subnets.Count == 0 ? "" : $"subnet {string.Join(" and ", network.Subnets)} and ")}number {network.Number}.",
        NetworkEnded network => $"Nothing is left of network {network.Network}; its subnet may be given to another.",
        AddressesGiven given => $"The addresses of network {given.Network} were given up to {string.Join(" and ", given.Last)}.",
        HostAddressed host => $"Host {NameOf(host.Host)} is reached at {host.Address}.",
        NetworkAssigned network => $"Network {network.Name} on host {NameOf(network.Host)} was decided.",
        NetworkRemoved network => $"Network {network.Network} is gone.",
        VolumeAssigned volume => $"Volume {volume.Name} on host {NameOf(volume.Host)} was decided.",
        VolumeDoomed volume => $"Volume {volume.Volume} of \"{volume.Application}\" is to be removed with its data.",
        VolumeRemoved volume => $"Volume {volume.Volume} of \"{volume.Application}\" is gone.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Because(string reason) => reason.Length == 0 ? "" : $": {reason}";

    private static string Of(ValueList<string> sentences) => sentences.Count == 0 ? "" : $": {string.Join("; ", sentences)}";

    private static string Why(string? because) => because is null ? "" : $": {because}";

    private static string Hosts(int count) => count == 1 ? "1 host" : $"{count} hosts";

    private string NameOf(HostId host) => _hosts.GetValueOrDefault(host, host.Value);

    private static string Settings(Model.Locations.NamedLocation location) =>
        location.Defaults.Count == 0 ? "" : $" with {string.Join(", ", location.Defaults.Select(entry => $"{entry.Key}={entry.Value.Display}"))}";

    private static string Expected(EntityExpected expected, string name) => (expected.State, expected.ThenStart) switch
    {
        (Lifecycle.Stopping, true) => $"{name} is to stop and start again.",
        (Lifecycle.Stopping, false) => $"{name} is to stop.",
        (Lifecycle.Starting, _) => $"{name} is to start.",
        (Lifecycle.Running, _) => $"{name} should be running now.",
        (Lifecycle.Stopped, _) => $"{name} has stopped.",
        var (state, _) => $"{name} is {state}.",
    };

    private static string Goal(RunGoal goal) => goal switch
    {
        RunGoal.Created => "made but not started",
        RunGoal.Running => "running",
        RunGoal.Stopped => "stopped",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
