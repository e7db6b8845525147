using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Groups;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>A behaviour's whole answer.</summary>
public sealed record Next
{
    /// <summary>The container it wants to have; null if none, or if that cannot be said now (see <see cref="Keep"/>).</summary>
    public ContainerWanted? Container { get; init; }

    /// <summary>
    /// With <see cref="Container"/> null: how far the container that was wanted before is to be brought, because what it would
    /// be now cannot be said (config is not ready, or wrong). Null as well: none is wanted.
    /// </summary>
    public RunGoal? Keep { get; init; }

    /// <summary>The cloud it wants there to be; null if none, or with <see cref="Keep"/> if that cannot be said now.</summary>
    public CloudWanted? Cloud { get; init; }

    /// <summary>The children that it wants to have beside those of the blueprint; null leaves those that there are.</summary>
    public MembersWanted? Members { get; init; }

    /// <summary>What it remembers from now on, over every start of the server; null leaves that as it is.</summary>
    public ValueMap<Value>? Memory { get; init; }

    /// <summary>What the entity waits for, in words that follow "waiting for"; null if for nothing.</summary>
    public string? Waiting { get; init; }

    /// <summary>Whether the service does its work; null while nobody knows.</summary>
    public bool? IsUp { get; init; }

    /// <summary>Why it is not up, by name.</summary>
    public ValueMap<string> NotUp { get; init; } = [];

    /// <summary>What is wrong, by name.</summary>
    public ValueMap<string> Problems { get; init; } = [];

    /// <summary>Whether nothing of it runs or is left behind any more.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Its other sensors; those that it published before and does not now are unset.</summary>
    public ValueMap<Value> Sensors { get; init; } = [];
}
