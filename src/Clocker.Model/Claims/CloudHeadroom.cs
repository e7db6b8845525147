using Clocker.Model.Clouds;
using Clocker.Model.Values;

namespace Clocker.Model.Claims;

/// <summary>How much room a cloud has that is to have some.</summary>
/// <param name="State">Whether that is too little or too much.</param>
/// <param name="Utilisation">Which part of the containers that fit is there, from 0 on; more than 1 is that there are more than were thought to fit.</param>
/// <param name="Desired">How many hosts it should have.</param>
public sealed record CloudHeadroom(HeadroomState State, double Utilisation, int Desired)
{
    /// <summary>For how many containers room is lacking; negative is how much there is beyond what is asked for. Null if the headroom is not counted in containers.</summary>
    public int? Needed { get; init; }

    /// <summary>Why it does not become as it should; null if it does.</summary>
    public string? Problem { get; init; }

    /// <summary>It as sensors of the cloud.</summary>
    public IEnumerable<KeyValuePair<string, Value>> Sensors()
    {
        if (Needed is { } needed)
        {
            yield return new(CloudSensors.HeadroomNeeded.Name, Value.Of(needed));
        }

        yield return new(CloudSensors.Utilisation.Name, Value.Of((decimal)Math.Round(Utilisation, 4)));
        yield return new(CloudSensors.Hot.Name, Value.Of(State == HeadroomState.Hot));
        yield return new(CloudSensors.Cold.Name, Value.Of(State == HeadroomState.Cold));
        yield return new(CloudSensors.Ok.Name, Value.Of(State == HeadroomState.Ok));
        yield return new(CloudSensors.HostsDesired.Name, Value.Of(Desired));
        if (Problem is not null)
        {
            yield return new(CloudSensors.HeadroomProblem.Name, Value.Of(Problem));
        }
    }
}
