using Clocker.Model.Identity;

namespace Clocker.Model.Placement;

/// <summary>A cloud, as a strategy surveys it.</summary>
public interface ICloudSurvey
{
    /// <summary>The hosts, by id.</summary>
    IReadOnlyCollection<HostView> Hosts { get; }

    /// <summary>Where an application has containers, and whose; by entity.</summary>
    IEnumerable<(HostView Host, Resident Resident)> OfApplication(EntityId application);

    /// <summary>Where a group has containers, and whose; by entity.</summary>
    IEnumerable<(HostView Host, Resident Resident)> OfGroup(string group);
}
