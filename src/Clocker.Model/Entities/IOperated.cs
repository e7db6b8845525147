using Clocker.Model.Collections;

namespace Clocker.Model.Entities;

/// <summary>A behaviour with effectors of its own, beside start, stop and restart.</summary>
public interface IOperated
{
    /// <summary>What becomes of it when it is told something. Pure; what it is to do then is for <see cref="IBehaviour.Next"/> to say.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="effector">One of the effectors that its type declares.</param>
    /// <param name="arguments">What is given, by parameter.</param>
    Effect Invoke(IEntityView entity, string effector, ValueMap<string> arguments);
}
