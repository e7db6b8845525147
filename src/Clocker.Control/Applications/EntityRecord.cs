using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>An entity as its application knows it.</summary>
internal sealed class EntityRecord(EntityId id, string path)
{
    /// <summary>What keeps an entity from starting that nothing keeps from it.</summary>
    public static readonly IReadOnlySet<Dependency> NotBlocked = new HashSet<Dependency>();

    public EntityId Id { get; } = id;

    /// <summary>Where it stands in the blueprint: the handles from the root down, joined by slashes.</summary>
    public string Path { get; } = path;

    /// <summary>How many entities stand above it.</summary>
    public int Depth { get; } = path.Length == 0 ? 0 : path.Count(letter => letter == '/') + 1;

    /// <summary>What its name and handle end with if it belongs to what was made while the application runs: its number, after those around it.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Name => $"{Spec.Name}{Suffix}";

    /// <summary>How others address it.</summary>
    public string Handle => $"{Spec.Handle}{Suffix}";

    // Durable.
    public required EntitySpec Spec { get; set; }
    public EntityId? Parent { get; set; }
    public List<EntityId> Children { get; } = [];
    public int Order { get; set; }
    public bool IsGoing { get; set; }

    /// <summary>Its number, if it was made for its parent while the application runs.</summary>
    public int? Ordinal { get; set; }

    /// <summary>What it was made with, if it or what it is part of was made while the application runs.</summary>
    public EntityId? IsMadeWith { get; set; }

    /// <summary>What it was made of, and before, as far as something of that is there.</summary>
    public List<EntityMade> MadeBy { get; } = [];

    /// <summary>Whether its parent does not want it any more.</summary>
    public bool IsLetGo { get; set; }

    /// <summary>What its behaviour remembers.</summary>
    public ValueMap<Value> Memory { get; set; } = [];
    public Lifecycle Expected { get; set; } = Lifecycle.Starting;
    public bool ThenStart { get; set; }
    public long WantedVersion { get; set; }
    public ContainerWanted? Wanted { get; set; }
    public string WantedDigest { get; set; } = "";
    public bool ClaimsCloud { get; set; }
    public CloudWanted? WantedCloud { get; set; }

    // Observed: the exchange with the cloud.
    public long WantedSeen { get; set; }
    public TimeSpan ResendAt { get; set; }
    public int TimesSent { get; set; }
    public ContainerGranted? Granted { get; set; }
    public CloudGranted? GrantedCloud { get; set; }

    /// <summary>Which world said so: versions of one sender say nothing of another's.</summary>
    public WorldId GrantedBy { get; set; }
    public HalfVersion GrantedVersion { get; set; }
    public long GrantedAnswers { get; set; }

    // Observed: what its behaviour said last.
    public Next Next { get; set; } = new();
    public Lifecycle State { get; set; } = Lifecycle.Created;
    public DateTimeOffset StateSince { get; set; }
    public TimeSpan StateAt { get; set; }
    public TimeSpan StartDeadline { get; set; } = TimeSpan.MaxValue;

    /// <summary>Until when it is not asked again, since it has many children; observed.</summary>
    public TimeSpan RestsUntil { get; set; }
    public TimeSpan? ProblemSince { get; set; }
    public ValueMap<Value> Sensors { get; set; } = [];
    public ValueList<string> Drift { get; set; } = [];
    public HashSet<Dependency> Reads { get; set; } = [];

    // Observed: what it waits for, since when; what keeps it from starting; and the circle that it waits in.
    public Dictionary<Dependency, TimeSpan> Waits { get; set; } = [];
    public IReadOnlySet<Dependency> Blocking { get; set; } = NotBlocked;
    public string? Circle { get; set; }
    public Plane.EntityStatus? View { get; set; }

    /// <summary>The digest of the config, once computed; config changes by deployment alone.</summary>
    public string? Digest { get; set; }

    /// <summary>Whether nothing of it is left at the cloud.</summary>
    public bool IsReleased => WantedVersion == 0 || (!IsWanting && GrantedAnswers == WantedVersion && (Granted is { Instances.Count: 0, Waiting: null } || GrantedCloud is { IsGone: true }));

    /// <summary>Whether its half of its claim asks for something.</summary>
    public bool IsWanting => Wanted is not null || WantedCloud is not null;

    /// <summary>Whether it has not claimed anything, or has an answer in this life of the world.</summary>
    public bool IsAnswered => WantedVersion == 0 || Granted is not null || GrantedCloud is not null;

    /// <summary>What the other half of its claim waits for.</summary>
    public string? WaitingThere => Granted?.Waiting ?? GrantedCloud?.Waiting;
}
