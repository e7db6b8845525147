using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Machines;
using Clocker.Model.Networks;
using Clocker.Model.Placement;

namespace Clocker.Model.Claims;

/// <summary>The application's half of a claim to a cloud: the cloud that it wants to be there. Written by the application alone.</summary>
/// <param name="Name">Its name, which blueprints use as a location.</param>
/// <param name="Hosts">How many hosts; a change of this number adds or removes as many.</param>
public sealed record CloudWanted(string Name, int Hosts)
{
    /// <summary>The location that its hosts come from: the entity's own. The application fills it in.</summary>
    public string Location { get; init; } = "";

    /// <summary>How long a host may be silent before it is given up; null is as usual.</summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>How the cloud places containers; null is as usual.</summary>
    public ValueList<StrategySpec>? Strategies { get; init; }

    /// <summary>How the cloud makes networks; null is as usual. Counts when the cloud is made.</summary>
    public NetworkSettings? Networks { get; init; }

    /// <summary>How Docker is to be set up on its hosts; null is as their location says.</summary>
    public EngineWish? Engine { get; init; }

    /// <summary>When it gets more hosts by itself, and lets hosts go; null is as usual.</summary>
    public HostScaling? Scaling { get; init; }
}
