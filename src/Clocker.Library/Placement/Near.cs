using System.Globalization;

using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts within a distance of a place, by their labels <c>latitude</c> and <c>longitude</c>.</summary>
/// <param name="latitude">Degrees north.</param>
/// <param name="longitude">Degrees east.</param>
/// <param name="kilometres">How far a host may be away.</param>
public sealed class Near(double latitude, double longitude, double kilometres) : IPlacementStrategy
{
    private const double EarthRadius = 6371;

    /// <inheritdoc />
    public string Name => "Near";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => Distance(host) switch
    {
        null => Verdict.Reject("no coordinates"),
        { } far when far <= kilometres => Verdict.Accept(),
        var far => Verdict.Reject("distance", null, kilometres, far.Value),
    };

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => verdict.Code == "distance"
        ? $"{host.Name} is {PlacementWords.Number(Math.Round(verdict.Had))} km away, and may be {PlacementWords.Number(verdict.Asked)}."
        : $"Where {host.Name} is, is not known: it has no labels latitude and longitude.";

    private double? Distance(HostView host)
    {
        if (!TryDegrees(host, "latitude", out var north) || !TryDegrees(host, "longitude", out var east))
        {
            return null;
        }

        var (a, b) = (double.DegreesToRadians(latitude), double.DegreesToRadians(north));
        var half = Math.Pow(Math.Sin((b - a) / 2), 2) + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(east - longitude) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static bool TryDegrees(HostView host, string label, out double degrees) =>
        double.TryParse(host.Labels.GetValueOrDefault(label), NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);
}
