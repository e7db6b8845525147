using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Control.Plane;

/// <summary>An application as of a moment.</summary>
/// <param name="Id">Its id, which is its root entity's too.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it is deployed.</param>
/// <param name="Deployment">What was deployed last.</param>
/// <param name="CreatedAt">When it was first deployed.</param>
/// <param name="IsGoing">Whether it is being removed.</param>
/// <param name="Entities">All its entities, parents before children.</param>
public sealed record ApplicationView(
    EntityId Id,
    string Name,
    string Location,
    Deployment Deployment,
    DateTimeOffset CreatedAt,
    bool IsGoing,
    ValueList<EntityStatus> Entities)
{
    /// <summary>The application itself.</summary>
    public EntityStatus Root => Entities[0];
}
