using Clocker.Client.Clouds;
using Clocker.Model.Clouds;

namespace Clocker.Server.Endpoints;

/// <summary>Reads what somebody says of a cloud's own scaling.</summary>
internal static class Scalings
{
    private const int MostContainers = 1_000_000;
    private const int MostHosts = 10_000;
    private const double LongestEmpty = 7 * 86_400;

    public static HostScaling Read(ScalingRequest request)
    {
        if (request is { Headroom: > 0, HeadroomShare: > 0 })
        {
            throw Refusals.Invalid("A headroom is a number of containers, or a part of the room for them; both were given.", "Say one of them.");
        }

        return new()
        {
            Headroom = Within(request.Headroom ?? 0, MostContainers, "containers as headroom"),
            HeadroomShare = request.HeadroomShare is null or (>= 0 and < 1)
                ? request.HeadroomShare ?? 0
                : throw Refusals.Invalid("The part of a cloud that is to be free is from 0 to less than 100 %."),
            HeadroomMemoryBytes = Within(request.HeadroomMemoryBytes ?? 0, long.MaxValue, "bytes as headroom"),
            HeadroomCpus = Within(request.HeadroomCpus ?? 0, MostContainers, "processors as headroom"),
            MostHosts = request.MostHosts is { } most ? Within(most, MostHosts, "hosts") : null,
            ShrinksWhenCold = request.Shrinks,
            RemovesEmptyAfter = request.RemovesEmptyAfterSeconds is { } seconds ? TimeSpan.FromSeconds(Within(seconds, LongestEmpty, "seconds, that a host is empty,")) : null,
        };
    }

    private static T Within<T>(T number, T most, string what)
        where T : struct, IComparable<T> => number.CompareTo(default) >= 0 && number.CompareTo(most) <= 0
            ? number
            : throw Refusals.Invalid(FormattableString.Invariant($"{number} {what} cannot be; say a number from 0 to {most}."));
}
