using Clocker.Control.Clouds;
using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Networks;
using Clocker.Model.Placement;

namespace Clocker.Control.Plane;

/// <summary>A cloud that somebody wants to have.</summary>
/// <param name="Name">Its name, which blueprints use as a location.</param>
/// <param name="Location">Where its hosts come from.</param>
/// <param name="Hosts">How many at first; null is as many as the location usually gives.</param>
public sealed record CloudOrder(string Name, string Location, int? Hosts)
{
    /// <summary>How long a host may be silent before it is given up.</summary>
    public TimeSpan GiveUpAfter { get; init; } = CloudCreated.UsualGiveUpAfter;

    /// <summary>Its placement strategies, asked before those of entities; null is the usual ones.</summary>
    public ValueList<StrategySpec>? Strategies { get; init; }

    /// <summary>How it makes networks; null is as usual.</summary>
    public NetworkSettings? Networks { get; init; }

    /// <summary>When it gets more hosts by itself, and lets hosts go; null is as usual.</summary>
    public HostScaling? Scaling { get; init; }
}
