using Clocker.Model.Claims;

namespace Clocker.Model.Entities;

/// <summary>What an entity of a type does: compares what is wanted with what is there, and says the next steps.</summary>
/// <remarks>
/// Pure and level-triggered: it is asked again whenever something that it read has changed, and gives the whole answer each
/// time. What it no longer asks for is taken back; saying the same twice changes nothing.
/// </remarks>
public interface IBehaviour
{
    /// <summary>The next steps for an entity.</summary>
    Next Next(IEntityView entity);

    /// <summary>
    /// The container that it is going to ask for, as far as that can be said before anything runs: what is not known yet has its
    /// default. Null if it asks for none.
    /// </summary>
    ContainerWanted? Sketch(IEntityView entity) => null;
}
