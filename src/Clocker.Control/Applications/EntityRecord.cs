using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>An entity as its application knows it.</summary>
internal sealed class EntityRecord(EntityId id, string path)
{
    public EntityId Id { get; } = id;

    /// <summary>Where it stands in the blueprint: the handles from the root down, joined by slashes.</summary>
    public string Path { get; } = path;

    // Durable.
    public required EntitySpec Spec { get; set; }
    public EntityId? Parent { get; set; }
    public List<EntityId> Children { get; } = [];
    public int Order { get; set; }
    public bool IsGoing { get; set; }
    public Lifecycle Expected { get; set; } = Lifecycle.Starting;
    public bool ThenStart { get; set; }
    public long WantedVersion { get; set; }
    public ContainerWanted? Wanted { get; set; }
    public string WantedDigest { get; set; } = "";

    // Observed: the exchange with the cloud.
    public long WantedSeen { get; set; }
    public TimeSpan ResendAt { get; set; }
    public ContainerGranted? Granted { get; set; }
    public HalfVersion GrantedVersion { get; set; }
    public long GrantedAnswers { get; set; }

    // Observed: what its behaviour said last.
    public Next Next { get; set; } = new();
    public Lifecycle State { get; set; } = Lifecycle.Created;
    public DateTimeOffset StateSince { get; set; }
    public TimeSpan StartDeadline { get; set; } = TimeSpan.MaxValue;
    public TimeSpan? ProblemSince { get; set; }
    public ValueMap<Value> Sensors { get; set; } = [];
    public ValueList<string> Drift { get; set; } = [];
    public HashSet<EntityId> Reads { get; set; } = [];
    public Plane.EntityStatus? View { get; set; }

    /// <summary>The digest of the config, once computed; config changes by deployment alone.</summary>
    public string? Digest { get; set; }

    /// <summary>Whether nothing of it is left at the cloud.</summary>
    public bool IsReleased => WantedVersion == 0 || (Wanted is null && GrantedAnswers == WantedVersion && Granted is { Instances.Count: 0, Waiting: null });
}
