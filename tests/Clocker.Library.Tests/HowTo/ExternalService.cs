using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Library.Tests.HowTo;

// snippet: behaviour
/// <summary>A service that somebody else runs: up as soon as its address is known, so that others can wait for it and refer to it.</summary>
internal sealed class ExternalService : IBehaviour
{
    public Next Next(IEntityView entity)
    {
        var isToRun = entity.Expected is Lifecycle.Starting or Lifecycle.Running or Lifecycle.OnFire;
        var answer = new Next { IsStopped = !isToRun };
        return entity.Config(ExternalServiceDeclaration.Address) switch
        {
            Configured<string>.Ready { Value.Length: > 0 } address => answer with
            {
                IsUp = isToRun,
                Sensors = ValueMap<Value>.Empty.With(CommonSensors.MainUri.Name, Value.Of(address.Value)),
            },
            Configured<string>.Ready => Wrong(answer, "it is not given"),
            Configured<string>.NotYet notYet => answer with { Waiting = notYet.Reason },
            Configured<string>.Failed failed => Wrong(answer, failed.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Next Wrong(Next answer, string problem) => answer with
    {
        IsUp = false,
        Problems = ValueMap<string>.Empty.With(ExternalServiceDeclaration.Address.Name, problem),
    };
}
// end of snippet
