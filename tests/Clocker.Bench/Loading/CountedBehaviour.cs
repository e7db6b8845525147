using Clocker.Model.Entities;

namespace Clocker.Bench.Loading;

/// <summary>A behaviour that notes which entities it was asked about.</summary>
internal sealed class CountedBehaviour(IBehaviour behaviour, List<string> asked) : IBehaviour
{
    public Next Next(IEntityView entity)
    {
        asked.Add(entity.Handle);
        return behaviour.Next(entity);
    }
}
