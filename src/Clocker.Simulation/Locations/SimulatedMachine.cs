using Clocker.Model.Collections;
using Clocker.Simulation.Hosts;

namespace Clocker.Simulation.Locations;

/// <summary>A host of a simulated location.</summary>
internal sealed class SimulatedMachine(string request, int number)
{
    /// <summary>Who has it.</summary>
    public string Request => request;

    /// <summary>Its number at the location.</summary>
    public int Number => number;

    /// <summary>Its engine; null while it is promised and not made.</summary>
    public SimulatedEngine? Engine { get; set; }

    /// <summary>The labels that its engine was asked to have.</summary>
    public ValueMap<string> Labels { get; set; } = [];

    /// <summary>What somebody has changed on it.</summary>
    public SortedSet<string> Differences { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is there; one that is gone neither answers nor can be given back.</summary>
    public bool IsThere { get; set; } = true;
}
